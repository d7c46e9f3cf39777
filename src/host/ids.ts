const runCommandIds = [
  'interviewPractice.runExercise',
  'interviewPractice.runAll',
  'interviewPractice.runFailed',
  'interviewPractice.runLast',
  'interviewPractice.runTest',
  'interviewPractice.stop',
  'interviewPractice.debugExercise',
  'interviewPractice.installRequirements',
  'interviewPractice.showGrowth',
  'interviewPractice.showSchedule',
  'interviewPractice.measureGrowth',
  'interviewPractice.toggleLineCosts',
  'interviewPractice.exploreTest',
] as const;

const exerciseCommandIds = [
  'interviewPractice.openExercise',
  'interviewPractice.openStatement',
  'interviewPractice.showHint',
  'interviewPractice.showSolution',
  'interviewPractice.resetExercise',
  'interviewPractice.undoReset',
  'interviewPractice.showAttempts',
  'interviewPractice.copyAsCode',
  'interviewPractice.addToOwnTests',
  'interviewPractice.nextExercise',
] as const;

const viewCommandIds = [
  'interviewPractice.filter',
  'interviewPractice.clearFilter',
  'interviewPractice.openConcept',
  'interviewPractice.checkSetup',
  'interviewPractice.selectInterpreter',
  'interviewPractice.chooseFolder',
  'interviewPractice.showLog',
] as const;

export type RunCommandId = (typeof runCommandIds)[number];
export type ExerciseCommandId = (typeof exerciseCommandIds)[number];
export type ViewCommandId = (typeof viewCommandIds)[number];

/** Every command of the extension. A handler that is missing for one of these does not compile. */
export const commandIds = [...runCommandIds, ...exerciseCommandIds, ...viewCommandIds] as const;

export type CommandId = (typeof commandIds)[number];

/** Keys of `when` clauses that the extension sets. */
export const contextKeys = {
  /** The active editor shows a learner's file. */
  exerciseFile: 'interviewPractice.exerciseFile',
  running: 'interviewPractice.running',
  filtered: 'interviewPractice.filtered',
  /** No folder is open and none was chosen. */
  noFolder: 'interviewPractice.noFolder',
  /** Python was looked for and not found. */
  noPython: 'interviewPractice.noPython',
} as const;

export type ContextKey = keyof typeof contextKeys;

export const topicsViewId = 'interviewPractice.topics';
