import { describe, expect, test } from 'vitest';
import { generatedMediaIds, withGeneratedMedia } from '../../../tools/demo/load';

const JOB = { version: 1, selection: { type: 'ids', ids: ['a', 'b'] }, task: { taskType: 'Preload' } };

describe('generated media', () => {
  test("take the place of the job's own, all different and of the usual form; the rest of the job stays", () => {
    const job = JSON.parse(withGeneratedMedia(JSON.stringify(JOB), 3000));

    expect(new Set(job.selection.ids).size).toBe(3000);
    expect(job.selection.ids.every((id: string) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    expect({ ...job, selection: JOB.selection }).toEqual(JOB);
  });

  test('that no event can hold are refused', () => {
    expect(() => withGeneratedMedia(JSON.stringify(JOB), 3900)).toThrow('Function Compute takes 131072');
  });

  test('are the same at every run', () => {
    expect(generatedMediaIds(2)).toEqual(generatedMediaIds(2));
  });
});
