/** Starts every line of the console that comes from the tests; the workbench itself prints a lot more. */
export const TESTS_SAY = 'tests│ ';
