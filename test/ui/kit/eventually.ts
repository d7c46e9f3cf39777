const OFTEN_MS = 20;

/** Waits until the question is answered with yes, for what shows nowhere on the screen; the test's time limit ends it. */
export async function eventually(question: () => boolean): Promise<void> {
  while (!question()) {
    await new Promise((resolve) => {
      setTimeout(resolve, OFTEN_MS);
    });
  }
}

/** Whether a try at the screen came to its end; it gives up after the time that it was given. */
export function done(trial: Promise<unknown>): Promise<boolean> {
  return trial.then(() => true, () => false);
}

/** As eventually, for a question that the screen has to be asked. */
export async function soon(question: () => Promise<boolean>): Promise<void> {
  while (!(await question())) {
    await new Promise((resolve) => {
      setTimeout(resolve, OFTEN_MS);
    });
  }
}
