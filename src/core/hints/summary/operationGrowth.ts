import { costOf, type CostFact } from '../costs/costTable.ts';
import { literalSize, localCost, smallLiteral } from '../costs/forms.ts';
import { operationAt, type Operation } from '../costs/operation.ts';
import { isQuadraticText } from '../costs/severity.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { inheritedType } from '../types/instances.ts';
import type { SizeReader } from './sizes.ts';
import { add, at, type Growth, isConstant, logarithm, multiply, one, symbolsOf } from './terms.ts';

/** What the builtin operation at `node` itself costs, without its operands; the constant 1 when it is none. */
export function operationGrowth(reader: SizeReader, node: SyntaxNode): Growth {
  const operation = operationAt(reader.analysis, node);
  if (operation === null) return one;
  const growths = owners(reader, operation).map((owner) => growthOn(reader, operation, owner));
  return at(growths.length === 0 ? one : add(...growths), node.line);
}

const listMethods = new Set(['sort', 'index', 'join', 'reverse', 'count', 'insert', 'extend']);

/** Nothing is known of the receiver, but only lists and texts have such a method. */
export function isListMethod(name: string): boolean {
  return listMethods.has(name);
}

function owners(reader: SizeReader, operation: Operation): string[] {
  if (operation.owner !== null) return [operation.owner];
  const heads = operation.subjectTypes.flatMap(({ type }) => {
    if (type.cls === null) return [type.head];
    if (type.cls.methods.has(operation.name)) return [];
    return inheritedType(reader.analysis.inference, type.cls)?.head ?? [];
  });
  if (heads.length > 0) return heads;
  // A sum is a text or a list.
  if (operation.name === 'in' && operation.subject?.type === 'binary_operator') return ['list'];
  // A set or a list, and nobody says which.
  if (operation.name === 'in' && operation.subject?.type !== 'string') reader.assumes = true;
  if (operation.name === 'slice') return ['list'];
  return operation.node.type === 'call' && isListMethod(operation.name) ? ['list'] : [];
}

/** An operation on a receiver of one type, with what the table says of it. */
interface Costed {
  readonly reader: SizeReader;
  readonly operation: Operation;
  readonly fact: CostFact;
}

function growthOn(reader: SizeReader, operation: Operation, owner: string): Growth {
  const fact = costOf(owner, operation.name);
  if (operation.owner === 'builtins' && operation.name === 'pow') return powerGrowth(reader, operation);
  if (owner === 'functools' && operation.name === 'reduce') return sizeOf(reader, operation.arguments[1]);
  if (fact === null) return one;
  const costed = { reader, operation, fact };
  return specialGrowth(costed) ?? tableGrowth(costed);
}

/** Powers are made by repeated squaring. */
function powerGrowth(reader: SizeReader, { arguments: [, exponent] }: Operation): Growth {
  return exponent === undefined ? one : logarithm(reader.valueOf(exponent));
}

/** Operations whose n is not the receiver, or that cost less than the table's upper bound; null for all others. */
function specialGrowth(costed: Costed): Growth | null {
  const { reader, operation, fact } = costed;
  const [first, second, third] = operation.arguments;
  if (fact.owner === 'heapq' && /^n(largest|smallest)$/.test(fact.name)) {
    const count = first === undefined ? one : reader.valueOf(first);
    return multiply(sizeOf(reader, second), isConstant(count) ? one : logarithm(count));
  }
  if (fact.owner === 're') return sizeOf(reader, fact.name === 'sub' || fact.name === 'subn' ? third : second);
  if (fact.owner === 'str') return textGrowth(costed);
  return fact.name === 'in' && isInSmallLiteral(operation) ? one : null;
}

function isInSmallLiteral(operation: Operation): boolean {
  return operation.subject?.type === 'string' || (literalSize(operation) ?? smallLiteral + 1) <= smallLiteral;
}

function textGrowth({ reader, operation, fact }: Costed): Growth | null {
  const [first] = operation.arguments;
  switch (fact.name) {
    case 'str':
    case 'format':
    case '%':
      return one;
    case 'join':
      return first === undefined ? null : multiply(reader.sizeOf(first), reader.elementSize(first));
    case '+':
    case '+=': {
      if (isQuadraticText(reader.analysis, operation)) return null;
      const isKept = fact.name === '+=' || operation.node.parent?.type === 'assignment';
      return isKept ? sizeOf(reader, first) : add(sizeOf(reader, operation.subject), sizeOf(reader, first));
    }
    case 'in':
      return isInSmallLiteral(operation) ? one : null;
    case '==':
      return isWithItem(reader, operation) ? one : null;
    default:
      return null;
  }
}

/** Compared with one item of a collection, which is taken for short: two texts differ early. */
function isWithItem(reader: SizeReader, { subject, arguments: [other] }: Operation): boolean {
  return [sizeOf(reader, subject), sizeOf(reader, other)].some(
    (size) => isConstant(size) || symbolsOf(size).some((key) => key.endsWith('[]')),
  );
}

function sizeOf(reader: SizeReader, node: SyntaxNode | null | undefined): Growth {
  return node === null || node === undefined ? one : reader.sizeOf(node);
}

type Formula = (costed: Costed, n: () => Growth) => Growth;

/** `xs * k` by the number k, a search in a text by the length of what is sought. */
const countedBy: Formula = ({ reader, operation, fact }, n) => {
  const [first] = operation.arguments;
  if (first === undefined) return n();
  return multiply(n(), fact.name === '*' ? reader.valueOf(first) : reader.sizeOf(first));
};

/** The table's formulas with this operation's n and k. */
const formulas: ReadonlyMap<string, Formula> = new Map<string, Formula>([
  ['O(n)', wholeGrowth],
  ['O(n - i)', wholeGrowth],
  ['O(k)', partGrowth],
  ['O(n + k)', ({ reader, operation }, n) => add(n(), sizeOf(reader, operation.arguments[0]))],
  ['O(k + n)', ({ reader, operation }, n) => add(n(), sizeOf(reader, operation.arguments[0]))],
  ['O(n * k)', countedBy],
  ['O(min(n, k))', ({ reader, operation }) => sizeOf(reader, operation.arguments[0])],
  ['O(log n)', (_, n) => logarithm(n())],
  ['O(n log n)', (_, n) => multiply(n(), logarithm(n()))],
  [
    'O(n log k)',
    (
      {
        reader,
        operation: {
          arguments: [first],
        },
      },
      n,
    ) => multiply(n(), first === undefined ? one : logarithm(reader.valueOf(first))),
  ],
  ['O(n^2)', (_, n) => multiply(n(), n())],
]);

function tableGrowth(costed: Costed): Growth {
  const { reader, operation, fact } = costed;
  const formula = formulas.get(localCost(fact, operation).cost);
  return formula === undefined ? one : formula(costed, () => sizeOf(reader, operation.subject));
}

function wholeGrowth({ reader, operation: { subject }, fact }: Costed, n: () => Growth): Growth {
  return fact.name === 'deepcopy' && subject !== null ? multiply(n(), reader.elementSize(subject)) : n();
}

function partGrowth({ reader, operation, fact }: Costed): Growth {
  const [first] = operation.arguments;
  if (fact.name === 'slice') return reader.sizeOf(operation.node);
  if (fact.name === 'rotate' && first !== undefined) return reader.valueOf(first);
  return sizeOf(reader, fact.kind === 'constructor' ? operation.subject : first);
}
