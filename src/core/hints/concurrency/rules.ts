import type { FileRule } from '../rules/fileRule.ts';
import { asyncWithoutAwait, cpuBound, forkWithThreads, fromAnotherThread } from './background.ts';
import { blockingInAsync } from './blockingInAsync.ts';
import { swallowedCancellation } from './cancellation.ts';
import { checkThenAct } from './checkThenAct.ts';
import { mutableDefault, mutateWhileIterating } from './collections.ts';
import { notifyWithoutLock, waitWithoutLoop } from './conditions.ts';
import { danglingTask } from './danglingTask.ts';
import { dataRace } from './dataRace.ts';
import { poolNotClosed, poolStarvation, resultIgnored } from './executors.ts';
import { joinMistakes } from './joinMistakes.ts';
import { doubleChecked } from './doubleChecked.ts';
import { lateBinding } from './lateBinding.ts';
import { sleepUnderLock } from './lockDuration.ts';
import { lockOrder } from './lockOrder.ts';
import { asyncInSyncWith, awaitUnderThreadLock, lockPerUse } from './lockUse.ts';
import { loopInLoop } from './loopInLoop.ts';
import { mainGuard } from './mainGuard.ts';
import { selfDeadlock } from './selfDeadlock.ts';
import { taskDone } from './taskDone.ts';
import { notJoined, serialised } from './threadLife.ts';
import { threadMistakes } from './threadMistakes.ts';
import { unawaited } from './unawaited.ts';
import { unreleased } from './unreleased.ts';
import { busyWait, controlFlowInTaskGroup } from './waiting.ts';

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
  dataRace,
  checkThenAct,
  doubleChecked,
  sleepUnderLock,
  awaitUnderThreadLock,
  lockPerUse,
  asyncInSyncWith,
  notJoined,
  poolNotClosed,
  resultIgnored,
  taskDone,
  lateBinding,
  mutableDefault,
  mainGuard,
  poolStarvation,
  busyWait,
  swallowedCancellation,
  controlFlowInTaskGroup,
  loopInLoop,
  mutateWhileIterating,
  cpuBound,
  threadMistakes,
  serialised,
  joinMistakes,
  forkWithThreads,
  asyncWithoutAwait,
  fromAnotherThread,
];
