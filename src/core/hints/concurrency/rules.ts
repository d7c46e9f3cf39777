import type { FileRule } from "../rules/file-rule";

/** The rules on threads, processes and tasks, in the order of their ids. */
export const concurrencyRules: readonly FileRule[] = [];
