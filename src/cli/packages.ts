import type { Exercise } from '../core/catalog/catalog.ts';
import { missingRequirements } from '../node/requirements.ts';
import { UsageError } from './console.ts';

/** Rejects with what to do when `python`, with the packages in the folder `site`, lacks what these exercises require. */
export async function requirePackages(
  python: readonly [string, ...string[]],
  exercises: readonly Exercise[],
  site: string | null,
): Promise<void> {
  for (const { slug, requirements } of exercises) {
    const missing = await missingRequirements(python, requirements ?? [], site);
    if (missing.length === 0) continue;
    const install = `${python.join(' ')} -m pip install ${missing.join(' ')}`;
    throw new UsageError(`${slug} needs ${missing.join(', ')}, which this Python lacks. Run “${install}”, or name a folder that holds it with --site FOLDER.`);
  }
}
