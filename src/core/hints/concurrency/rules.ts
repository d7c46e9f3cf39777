import type { FileRule } from '../rules/file-rule.ts';
import { blockingInAsync } from './blockingInAsync.ts';
import { notifyWithoutLock, waitWithoutLoop } from './conditions.ts';
import { danglingTask } from './danglingTask.ts';
import { lockOrder } from './lockOrder.ts';
import { asyncInSyncWith, awaitUnderThreadLock, lockPerUse } from './lockUse.ts';
import { loopInLoop } from './loopInLoop.ts';
import { mainGuard } from './mainGuard.ts';
import { selfDeadlock } from './selfDeadlock.ts';
import { threadMistakes } from './threadMistakes.ts';
import { unawaited } from './unawaited.ts';
import { unreleased } from './unreleased.ts';

/** The rules on threads, processes and tasks, in the order of their ids. */
export const concurrencyRules: readonly FileRule[] = [
  blockingInAsync,
  danglingTask,
  unawaited,
  unreleased,
  selfDeadlock,
  lockOrder,
  waitWithoutLoop,
  notifyWithoutLock,
  awaitUnderThreadLock,
  lockPerUse,
  asyncInSyncWith,
  mainGuard,
  loopInLoop,
  threadMistakes,
];
