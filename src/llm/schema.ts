/**
 * The part of JSON schema that every server honours: no numeric bounds (an enum of a scale's values instead), no
 * recursion, everything required. The outermost one is an object: forced tools take nothing else.
 */
export type JsonSchema = ObjectSchema | ArraySchema | StringSchema | IntegerSchema | BooleanSchema;

interface Described {
  readonly description?: string;
}
export interface ObjectSchema extends Described {
  readonly type: 'object';
  readonly properties: { readonly [name: string]: JsonSchema };
  /** All of `properties`. */
  readonly required: readonly string[];
  readonly additionalProperties: false;
}
export interface ArraySchema extends Described {
  readonly type: 'array';
  readonly items: JsonSchema;
}
export interface StringSchema extends Described {
  readonly type: 'string';
  readonly enum?: readonly string[];
}
export interface IntegerSchema extends Described {
  readonly type: 'integer';
  readonly enum?: readonly number[];
}
export interface BooleanSchema extends Described {
  readonly type: 'boolean';
}
