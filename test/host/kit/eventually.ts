/**
 * Waits until the question is answered with yes. Asks again after every turn that the editor's messages may take, for
 * what has no event of its own; the test's own time limit ends it.
 */
export async function eventually(question: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await question())) {
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}
