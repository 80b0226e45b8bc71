import fc from 'fast-check';

/** A list of media IDs as somebody may write it, and what is in it. */
export interface AnyList {
  readonly text: string;
  readonly ids: readonly string[];
  /** The line of each ID's row. */
  readonly lines: readonly number[];
}

const DIGITS = [...'0123456789abcdefABCDEF'];
const id = fc.string({ unit: fc.constantFrom(...DIGITS), minLength: 32, maxLength: 32 });

/** A title with everything that CSV takes otherwise. */
const title = fc.string({ unit: fc.constantFrom(...'ab é媒#,;\t"\n\r[{$'), maxLength: 12 });

/** Lines that hold no ID. */
const nothing = fc.constantFrom('', '   ', '# a comment, with "quotes" and ; in it', '#"', '  # indented');

type Row = { readonly ids: readonly string[]; readonly text: string };

/** Lists with one ID a line, with several, and with named columns: with comments, of any delimiter and line end. */
export function anyList(): fc.Arbitrary<AnyList> {
  return fc
    .record({ delimiter: fc.constantFrom(',', ';', '\t'), end: fc.constantFrom('\n', '\r\n', '\r'), mark: fc.constantFrom('', '\uFEFF') })
    .chain(({ delimiter, end, mark }) =>
      fc.oneof(plain(), several(delimiter), named(delimiter)).map(({ header, rows }) => {
        const all = [...header.map((text): Row => ({ ids: [], text })), ...rows];
        const lines: number[] = [];
        let line = 1;
        for (const row of all) {
          row.ids.forEach(() => lines.push(line));
          line += row.text.split(/\r\n|\r|\n/).length;
        }
        return { text: mark + all.map(({ text }) => text).join(end), ids: all.flatMap(({ ids }) => ids), lines };
      }),
    );
}

const blank = nothing.map((text): Row => ({ ids: [], text }));

function plain() {
  const comment = fc.constantFrom('', ' ', ' # the pilot', '#x', ' # "half a quote', ' # a, b; c');
  return listOf(
    [],
    fc.tuple(id, comment).map(([each, after]): Row => ({ ids: [each], text: each + after })),
  );
}

function several(delimiter: string) {
  const row = fc.array(id, { minLength: 1, maxLength: 3 }).map((ids): Row => ({ ids, text: ids.join(delimiter) }));
  return listOf([], row);
}

function named(delimiter: string) {
  const name = fc.constantFrom('mediaId', 'MediaId', 'media_id', 'VideoId', 'video id', '"mediaId"');
  return fc.tuple(name, fc.boolean()).chain(([column, isFirst]) => {
    const cells = (its: string, other: string) => (isFirst ? [its, other] : [other, its]).join(delimiter);
    const row = fc.tuple(id, title).map(([each, its]): Row => ({ ids: [each], text: cells(each, `"${its.replaceAll('"', '""')}"`) }));
    return listOf([cells(column, 'title')], row);
  });
}

function listOf(header: readonly string[], row: fc.Arbitrary<Row>) {
  return fc.array(fc.oneof({ weight: 3, arbitrary: row }, { weight: 1, arbitrary: blank }), { maxLength: 12 }).map((rows) => ({ header, rows }));
}
