import { readFileSync, readdirSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { inProject } from '../../tools/common/paths';
import { type DocumentedProp, TABLES, describedByDocumentation, describedByTable } from './documented';

const API = inProject('src', 'api');

const interfaces = new Map<string, DocumentedProp[]>();
const enums: Record<string, Record<string, string>> = {};

for (const file of readdirSync(API)) {
  ts.createSourceFile(file, readFileSync(`${API}/${file}`, 'utf8'), ts.ScriptTarget.ES2022, true).statements.forEach(read);
}

function read(statement: ts.Statement): void {
  const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (ts.isInterfaceDeclaration(statement) && exported) {
    interfaces.set(statement.name.text, statement.members.filter(ts.isPropertySignature).map(propOf));
  } else if (ts.isEnumDeclaration(statement)) {
    enums[statement.name.text] = Object.fromEntries(
      statement.members.map(({ name, initializer }) => [name.getText(), (initializer as ts.StringLiteral).text]),
    );
  }
}

function propOf(prop: ts.PropertySignature): DocumentedProp {
  const [documentation] = ts.getJSDocCommentsAndTags(prop).filter(ts.isJSDoc);
  const byDefault = ts.getJSDocTags(prop).find(({ tagName }) => tagName.text === 'default');
  return {
    name: prop.name.getText(),
    optional: prop.questionToken !== undefined,
    type: prop.type!.getText(),
    default: byDefault && ts.getTextOfJSDocComment(byDefault.comment),
    text: ts.getTextOfJSDocComment(documentation?.comment) ?? '',
  };
}

/** Interfaces that the library makes for itself. */
const OWN = ['Accepted', 'AcceptOptions', 'ListPart', 'MediaFile', 'OtherSchedule'];

test('every interface of the public API has a table', () => {
  expect([...interfaces.keys()].filter((name) => !OWN.includes(name)).sort()).toEqual(Object.keys(TABLES).sort());
});

describe.each(Object.entries(TABLES))('%s', (name, fields) => {
  const props = interfaces.get(name)!;

  test('documents what its table says: names, what is required, types, defaults and ranges', () => {
    const documented = describedByDocumentation(props, enums);
    expect(documented).toEqual(describedByTable(fields, documented));
  });

  test.runIf(name !== 'IMediaPrefetcher')('documents the default of every optional prop, and of no other', () => {
    expect(props.filter((prop) => prop.optional !== (prop.default !== undefined)).map((prop) => prop.name)).toEqual([]);
  });
});

test('the documentation names ranges, defaults and choices that can be compared', () => {
  const all = Object.keys(TABLES).flatMap((name) => Object.values(describedByDocumentation(interfaces.get(name)!, enums)));
  expect(all.filter(({ range }) => range !== undefined).length).toBeGreaterThanOrEqual(12);
  expect(all.filter((prop) => prop.default !== undefined).length).toBeGreaterThanOrEqual(35);
  expect(all.filter(({ type }) => type.startsWith('one of ')).length).toBeGreaterThanOrEqual(3);
});
