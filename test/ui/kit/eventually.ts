const OFTEN_MS = 20;

/** Waits until the question is answered with yes, for what shows nowhere on the screen; the test's time limit ends it. */
export async function eventually(question: () => boolean): Promise<void> {
  while (!question()) {
    await new Promise((resolve) => {
      setTimeout(resolve, OFTEN_MS);
    });
  }
}

/** As eventually, for a question that the screen has to be asked. */
export async function soon(question: () => Promise<boolean>): Promise<void> {
  while (!(await question())) {
    await new Promise((resolve) => {
      setTimeout(resolve, OFTEN_MS);
    });
  }
}
