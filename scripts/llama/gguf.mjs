// A llama of a few thousand random weights, as a GGUF file: it says nothing that makes sense, in every shape it is told to.
import { Buffer } from 'node:buffer';

const width = 32;
const inner = 64;
const heads = 4;
const layers = 1;
/** In prompts every byte is a token. */
const window = 65_536;

/** What llama.cpp calls the kinds of tokens. */
const kinds = { unknown: 2, control: 3, byte: 6 };
const tokens = ['<unk>', '<s>', '</s>', ...Array.from({ length: 256 }, (_, byte) => `<0x${hex(byte)}>`)];

const template =
  "{% for message in messages %}{{ message['role'] + ': ' + message['content'] + '\\n' }}{% endfor %}assistant: ";

/** Where the tokens of bytes begin. */
const bytes = 3;

/** @param {number} seed */
export function randomModel(seed) {
  const random = normal(seed);
  /** @param {number} rows @param {number} columns @param {number} size */
  const matrix = (rows, columns, size) => Float32Array.from({ length: rows * columns }, () => random() * size);
  const ones = Float32Array.from({ length: width }, () => 1);
  // Whatever was said, the first number of every state is large: with it, the last matrix can prefer some tokens.
  const embeddings = matrix(tokens.length, width, 0.5);
  const output = matrix(tokens.length, width, 0.05);
  for (let token = 0; token < tokens.length; token++) {
    embeddings[token * width] = 4;
    output[token * width] = preference(token - bytes) / 4;
  }
  // The second one says that a list has begun, which should not end there.
  embeddings[tokenOf('[') * width + 1] = 4;
  for (const sign of ['{', '"']) output[tokenOf(sign) * width + 1] = 0.5;
  /** @type {[name: string, shape: number[], Float32Array][]} */
  const tensors = [
    ['token_embd.weight', [width, tokens.length], embeddings],
    ['output_norm.weight', [width], ones],
    ['output.weight', [width, tokens.length], output],
  ];
  for (let layer = 0; layer < layers; layer++) {
    const at = `blk.${layer}`;
    tensors.push(
      [`${at}.attn_norm.weight`, [width], ones],
      [`${at}.attn_q.weight`, [width, width], matrix(width, width, 0.2)],
      [`${at}.attn_k.weight`, [width, width], matrix(width, width, 0.2)],
      [`${at}.attn_v.weight`, [width, width], matrix(width, width, 0.2)],
      [`${at}.attn_output.weight`, [width, width], matrix(width, width, 0.1)],
      [`${at}.ffn_norm.weight`, [width], ones],
      [`${at}.ffn_gate.weight`, [width, inner], matrix(width, inner, 0.2)],
      [`${at}.ffn_up.weight`, [width, inner], matrix(width, inner, 0.2)],
      [`${at}.ffn_down.weight`, [inner, width], matrix(inner, width, 0.1)],
    );
  }
  return file(
    [
      ['general.architecture', string('llama')],
      ['general.name', string(`random ${seed}`)],
      ['general.alignment', uint(32)],
      ['llama.context_length', uint(window)],
      ['llama.embedding_length', uint(width)],
      ['llama.block_count', uint(layers)],
      ['llama.feed_forward_length', uint(inner)],
      ['llama.rope.dimension_count', uint(width / heads)],
      ['llama.attention.head_count', uint(heads)],
      ['llama.attention.head_count_kv', uint(heads)],
      ['llama.attention.layer_norm_rms_epsilon', float(1e-5)],
      ['tokenizer.ggml.model', string('llama')],
      ['tokenizer.ggml.tokens', list(tokens.map(string))],
      ['tokenizer.ggml.scores', list(tokens.map(() => float(0)))],
      [
        'tokenizer.ggml.token_type',
        list(tokens.map((_, at) => int(at === 0 ? kinds.unknown : at < bytes ? kinds.control : kinds.byte))),
      ],
      ['tokenizer.ggml.bos_token_id', uint(1)],
      ['tokenizer.ggml.eos_token_id', uint(2)],
      ['tokenizer.ggml.unknown_token_id', uint(0)],
      ['tokenizer.ggml.add_space_prefix', bool(false)],
      ['tokenizer.chat_template', string(template)],
    ],
    tensors,
  );
}

/** @param {string} sign */
function tokenOf(sign) {
  return bytes + sign.charCodeAt(0);
}

/** Strings that end after some letters, and lists after some items. @param {number} byte */
function preference(byte) {
  const sign = String.fromCharCode(byte);
  if (byte < 32 || byte > 126) return -2;
  if (sign === '"') return 1.6;
  if (',{'.includes(sign)) return 1.3;
  if ('}]'.includes(sign)) return 1.3;
  return /[a-z]/.test(sign) ? 1 : /[A-Z0-9 ]/.test(sign) ? 0.4 : -0.5;
}

/** @typedef {{ kind: number, bytes: Buffer }} Value */

/** @param {number} value @returns {Value} */
function uint(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return { kind: 4, bytes };
}

/** @param {number} value @returns {Value} */
function int(value) {
  return { ...uint(value), kind: 5 };
}

/** @param {number} value @returns {Value} */
function float(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return { kind: 6, bytes };
}

/** @param {boolean} value @returns {Value} */
function bool(value) {
  return { kind: 7, bytes: Buffer.from([value ? 1 : 0]) };
}

/** @param {string} value @returns {Value} */
function string(value) {
  const bytes = Buffer.from(value);
  return { kind: 8, bytes: Buffer.concat([long(bytes.length), bytes]) };
}

/** @param {Value[]} values @returns {Value} */
function list(values) {
  const kind = values[0]?.kind ?? 4;
  return { kind: 9, bytes: Buffer.concat([uint(kind).bytes, long(values.length), ...values.map(one => one.bytes)]) };
}

/** @param {number} value */
function long(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/**
 * @param {[name: string, value: Value][]} facts
 * @param {[name: string, shape: number[], Float32Array][]} tensors
 */
function file(facts, tensors) {
  const head = [Buffer.from('GGUF'), uint(3).bytes, long(tensors.length), long(facts.length)];
  for (const [name, { kind, bytes }] of facts) head.push(string(name).bytes, uint(kind).bytes, bytes);
  const data = [];
  let offset = 0;
  for (const [name, shape, numbers] of tensors) {
    // Kind 0: 32 bits for each number.
    head.push(string(name).bytes, uint(shape.length).bytes, ...shape.map(long), uint(0).bytes, long(offset));
    const bytes = padded(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength));
    data.push(bytes);
    offset += bytes.length;
  }
  return Buffer.concat([padded(Buffer.concat(head)), ...data]);
}

/** @param {Buffer} bytes */
function padded(bytes) {
  return Buffer.concat([bytes, Buffer.alloc((32 - (bytes.length % 32)) % 32)]);
}

/** Numbers around 0, the same for the same seed. @param {number} seed */
function normal(seed) {
  let state = seed >>> 0;
  const next = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** @param {number} byte */
function hex(byte) {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
