/** One statement of a RAM policy. */
export interface Statement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A RAM policy. */
export interface PolicyDocument {
  readonly Version: '1';
  readonly Statement: readonly Statement[];
}

/** One action on one resource, allowed under a condition. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
  readonly condition?: Statement['Condition'];
}

/**
 * Characters of a policy, at most, as it is printed.
 *
 * @see https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createpolicy
 */
export const POLICY_CHARACTERS = 6_144;

/** A policy as it is printed. */
export function policyText(document: PolicyDocument): string {
  return JSON.stringify(document, undefined, 2);
}

/** Policies that allow the grants, each of which RAM takes: as few statements as there are sets of actions with the same resources. */
export function documentsOf(grants: readonly Grant[]): PolicyDocument[] {
  const documents: PolicyDocument[] = [];
  for (const statement of statementsOf(grants).flatMap(fitting)) {
    const last = documents.at(-1);
    const larger = last && documentOf([...last.Statement, statement]);
    if (larger !== undefined && policyText(larger).length <= POLICY_CHARACTERS) {
      documents[documents.length - 1] = larger;
    } else {
      documents.push(documentOf([statement]));
    }
  }
  return documents;
}

function documentOf(statements: readonly Statement[]): PolicyDocument {
  return { Version: '1', Statement: statements };
}

/** Actions with the same resources stand together, and resources with the same actions. */
function statementsOf(grants: readonly Grant[]): Statement[] {
  const byAction = group(
    grants,
    ({ action, condition }) => JSON.stringify([action, condition]),
    ({ resource }) => resource,
  );
  const byResources = group(
    [...byAction],
    ([key, resources]) => JSON.stringify([serviceOf(key), resources, (JSON.parse(key) as unknown[])[1]]),
    ([key]) => (JSON.parse(key) as [string])[0],
  );
  return [...byResources].map(([key, actions]) => {
    const [, resources, condition] = JSON.parse(key) as [string, string[], Statement['Condition'] | null];
    return { Effect: 'Allow', Action: actions, Resource: resources, ...(condition ? { Condition: condition } : {}) };
  });
}

function serviceOf(key: string): string {
  return (JSON.parse(key) as [string])[0].split(':')[0];
}

/** The values of what has the same key: each once, in their order; keys in theirs. */
function group<T>(items: readonly T[], keyOf: (item: T) => string, valueOf: (item: T) => string): Map<string, string[]> {
  const groups = new Map<string, Set<string>>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, (groups.get(key) ?? new Set()).add(valueOf(item)));
  }
  return new Map([...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, values]) => [key, [...values].sort()]));
}

/** A statement in parts that each fit into a policy. */
function fitting(statement: Statement): Statement[] {
  const { Resource: resources } = statement;
  if (resources.length < 2 || policyText(documentOf([statement])).length <= POLICY_CHARACTERS) {
    return [statement];
  }
  const half = Math.ceil(resources.length / 2);
  return [resources.slice(0, half), resources.slice(half)].flatMap((part) => fitting({ ...statement, Resource: part }));
}
