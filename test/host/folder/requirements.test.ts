import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { writeWheel } from '../../node/wheels.ts';
import { answerAll } from '../kit/answers.ts';
import { eventually } from '../kit/eventually.ts';
import { theExtension } from '../kit/extension.ts';
import { actions } from '../kit/lenses.ts';
import { forgetPractice, openSolution, solutionPath } from '../kit/practice.ts';
import { withSetting } from '../kit/settings.ts';

const run = (command: string, ...args: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`interviewPractice.${command}`, ...args);

const usesRequests = `import requests

assert requests.value == 42, requests.value


def total(numbers: list[int]) -> int:
    return sum(numbers)


def test_total() -> None:
    assert total([1, 2]) == 3
`;

const tabs = (): readonly string[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

describe('an exercise that requires a package', function () {
  this.timeout(300_000);
  const file = (): string => solutionPath('problems', 'web_scraper');
  let place = '';
  let python = '';

  before(async () => {
    await theExtension().activate();
    place = await mkdtemp(join(tmpdir(), 'interview-practice-packages-'));
    // An interpreter that has nothing beside its own library.
    await promisify(execFile)('python3', ['-m', 'venv', '--without-pip', join(place, 'bare')]);
    python = join(place, 'bare', 'bin', 'python');
    await writeWheel(python, place, 'requests');
    process.env['PIP_NO_INDEX'] = '1';
    process.env['PIP_FIND_LINKS'] = pathToFileURL(place).href;
  });

  after(async () => {
    Reflect.deleteProperty(process.env, 'PIP_NO_INDEX');
    Reflect.deleteProperty(process.env, 'PIP_FIND_LINKS');
    await forgetPractice();
    await rm(place, { recursive: true, force: true });
  });

  it('names it, installs it only when the learner agrees to the commands, and then runs with it', async () => {
    await openSolution(file(), usesRequests);
    await withSetting('python', python, async () => {
      const refusing = answerAll();
      await run('runExercise', 'web_scraper');
      await run('installRequirements', 'web_scraper');
      await run('runExercise', 'web_scraper');
      await run('measureGrowth', vscode.Uri.file(file()), 'total');
      refusing.end();
      const refused = refusing.told.warnings.filter((warning) => /needs requests, which Python .* does not have/.test(warning));
      assert.equal(refused.length, 3, JSON.stringify(refusing.told));
      assert.deepEqual(refusing.told.information, ['Install requests?']);

      const agreeing = answerAll((choices) => choices.find((choice) => choice === 'Install'));
      await run('installRequirements', 'web_scraper');
      await run('runExercise', 'web_scraper');
      agreeing.end();
      assert.deepEqual([agreeing.told.warnings, agreeing.told.errors], [[], []]);
      assert.match(agreeing.told.information.at(-1) ?? '', /has what it needs: requests/);
      // It could be loaded: what is missing now is the solution.
      const shown = (await actions(file())).find((title) => title.startsWith('✗')) ?? '';
      assert.match(shown, /^✗ \d+\/\d+/);

      const asking = answerAll();
      await run('measureGrowth', vscode.Uri.file(file()), 'total');
      await eventually(() => tabs().includes('Growth: total'));
      await run('exploreTest', vscode.Uri.file(file()), 'test_total');
      asking.end();
      assert.deepEqual([asking.told.warnings, asking.told.errors], [[], []]);
      assert.match(asking.told.information.join(), /test_total: nothing fails/);
    });
  });
});
