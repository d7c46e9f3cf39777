import { type Type, type TypeSet, unite } from './type.ts';

/** Where knowledge of a type comes from. */
export type EvidenceKind =
  | 'literal'
  | 'assigned'
  | 'annotated'
  | 'documented'
  | 'default'
  | 'passed'
  | 'iterated'
  | 'returned'
  | 'narrowed'
  | 'imported'
  | 'defined'
  | 'written'
  | 'unpacked'
  | 'used'
  | 'method';

export interface Evidence {
  readonly kind: EvidenceKind;
  /** 1-based. */
  readonly line: number;
}

/** A type an expression may have, and why. */
export interface Typed {
  readonly type: Type;
  readonly evidence: Evidence;
}

/** All types an expression may have; empty is unknown. */
export type Inferred = readonly Typed[];

export const notInferred: Inferred = [];

const words: Record<EvidenceKind, string> = {
  literal: 'written out on line',
  assigned: 'assigned on line',
  annotated: 'annotated on line',
  documented: 'documented on line',
  default: 'by its default value on line',
  passed: 'passed in on line',
  iterated: 'taken from the loop on line',
  returned: 'returned on line',
  narrowed: 'checked on line',
  imported: 'imported on line',
  defined: 'defined on line',
  written: 'put in on line',
  unpacked: 'unpacked on line',
  used: 'by the method that is called on it on line',
  method: 'made on line',
};

/** "assigned on line 12". */
export function describeEvidence(evidence: Evidence): string {
  return `${words[evidence.kind]} ${String(evidence.line)}`;
}

export function typed(types: TypeSet, kind: EvidenceKind, line: number): Inferred {
  return types.map((type) => ({ type, evidence: { kind, line } }));
}

/** The same types with the reason replaced, for a name whose own line says more than its value's. */
export function because(inferred: Inferred, kind: EvidenceKind, line: number): Inferred {
  return inferred.map(({ type }) => ({ type, evidence: { kind, line } }));
}

/** Each type once, with the evidence that came first. */
export function compact(inferred: Inferred): Inferred {
  if (inferred.length < 2) return inferred;
  return unite(typesOf(inferred)).flatMap((type) => {
    const first = inferred.find(
      (one) => one.type.head === type.head && one.type.cls === type.cls && one.type.definition === type.definition,
    );
    return first === undefined ? [] : [{ type, evidence: first.evidence }];
  });
}

export function typesOf(inferred: Inferred): TypeSet {
  return inferred.map(({ type }) => type);
}
