import type { Timer } from '../core/run/run.ts';

export const wallClock: Timer = (seconds, action) => {
  const handle = setTimeout(action, seconds * 1000);
  return {
    dispose: () => {
      clearTimeout(handle);
    },
  };
};
