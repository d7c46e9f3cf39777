import { answerOf } from './processes.ts';

/** Whether a window could be shown here. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== 'linux') return true;
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((display) => display !== undefined && display !== '');
}

/** The version of the desktop editor that `code` starts, if there is one. */
export function desktopVersion(): string | undefined {
  const code = process.platform === 'win32' ? 'code.cmd' : 'code';
  return answerOf(code, ['--version'])?.split('\n')[0];
}
