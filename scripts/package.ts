// Bundles the extension and packs it into out/interview-practice.vsix.
import { Processes } from './machine/processes.ts';
import { buildExtension, packageExtension } from './packaging.ts';
import { VSIX } from './paths.ts';

const write = (text: string): void => {
  process.stdout.write(text);
};

async function main(): Promise<void> {
  const processes = new Processes();
  await buildExtension(processes, write);
  const size = await packageExtension(processes, write);
  write(`${VSIX}: ${size.toLocaleString('en')} bytes\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
