import assert from 'node:assert/strict';
import type { Exercise } from '../../../src/core/catalog/catalog.ts';
import { findEntryPoints } from '../../../src/core/practice/entryPoints.ts';
import { queueManifest } from '../catalog/catalogFiles.fake.ts';

const exercise = {
  ...queueManifest,
  difficulty: 'easy',
  topic: 'data_structures',
  folder: 'data_structures/fifo_queue',
  entryPoints: [{ name: 'Queue' }, { name: 'Queue.enqueue' }, { name: 'run' }],
} satisfies Exercise;

function places(text: string): readonly string[] {
  return findEntryPoints(exercise, text.split('\n')).map(({ entry, line, startColumn }) => `${entry.name} ${line}:${startColumn}`);
}

describe('the entry points in a learner’s file', () => {
  it('are found where they are defined', () => {
    const text = 'import x\n\nclass Queue:\n    def enqueue(self, item):\n        pass\n\nasync def run():\n    pass\n';
    assert.deepEqual(places(text), ['Queue 2:6', 'Queue.enqueue 3:8', 'run 6:10']);
  });

  it('are not taken from other classes, from functions or from comments', () => {
    const text = 'class Other:\n    def enqueue(self): pass\ndef f():\n    def run(): pass\n# class Queue:\n';
    assert.deepEqual(places(text), []);
  });

  it('are found once', () => {
    assert.deepEqual(places('def run(): pass\ndef run(): pass\n'), ['run 0:4']);
  });
});
