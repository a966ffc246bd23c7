import * as vscode from 'vscode';
import { hostTimers, type Timers } from '../../llm/host';
import { type ExchangeLog, logged, scrubbed } from '../../llm/log';
import type { Call, Model, ModelRequest, ModelResult } from '../../llm/model';
import { type Attempt, type RetryPolicy, retried, retryPolicy } from '../../llm/retry';
import { toolName } from '../../llm/structured';
import type { Trouble } from '../../llm/trouble';
import { askedTwice, type Said } from '../../llm/twice';
import { type Limits, limits } from '../../llm/watch';
import { type LmHeard, type LmManner, messageOf, saidIn } from './lmAnswer';
import { exchanged } from './lmExchange';
import { lmId } from './lmId';
import { type LmTally, lmTally } from './lmTally';
import { isAboutTemperature, isAboutTools, troubleOfLm } from './lmTrouble';
import { lmFailure } from './lmWords';

export interface LmOptions {
  readonly log?: ExchangeLog | undefined;
  /** Whether VS Code will ask the person first; then the clock waits for the person. */
  readonly mayAsk?: boolean | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly retry?: Partial<RetryPolicy> | undefined;
  readonly timers?: Timers | undefined;
}

/** A person may be away while VS Code asks for consent. */
const patient = { first: 900_000, total: 1_500_000 };

const JUSTIFICATION = 'Deliberate asks the model for criteria, alternatives and scores of the decision you are making.';

/** What was found out about a model, for all who ask it later in this window. */
const known = new Map<string, LmManner>();

interface Asking {
  readonly chat: vscode.LanguageModelChat;
  readonly name: string;
  readonly limits: Limits;
  readonly retry: RetryPolicy;
  readonly timers: Timers;
  readonly log: ExchangeLog | undefined;
}

/** A model of VS Code as one of ours. The first question has to follow an action of the person: VS Code asks then. */
export function languageModel(chat: vscode.LanguageModelChat, options: LmOptions = {}): Model {
  const asking: Asking = {
    chat,
    name: `${chat.vendor} · ${chat.name}`,
    limits: { ...limits, ...(options.mayAsk ? patient : {}), ...options.limits },
    retry: { ...retryPolicy, ...options.retry },
    timers: options.timers ?? hostTimers,
    log: options.log,
  };
  return {
    provider: 'vscode',
    id: lmId(chat),
    name: asking.name,
    answer: (request, call) => answered(asking, request, call),
  };
}

async function answered(asking: Asking, request: ModelRequest, call: Call): Promise<ModelResult> {
  const { chat, retry, timers } = asking;
  const costs = lmTally(chat);
  const failed = async (trouble: Trouble): Promise<ModelResult> => {
    const failure = lmFailure(trouble, { vendor: chat.vendor, name: chat.name }, scrubbed(trouble.cause, ''));
    return { ok: false, failure: { ...failure, usage: await costs.usage(false) } };
  };
  try {
    const world = { timers, random: Math.random, signal: call.signal };
    const ladder = { manner: known.get(lmId(chat)) ?? firstManner(chat) };
    const outcome = await askedTwice(request, asked =>
      retried(() => climbed(asking, ladder, asked, call, costs), retry, world),
    );
    if ('trouble' in outcome) return await failed(outcome.trouble);
    return { ok: true, reply: { json: outcome.done.value, usage: await costs.usage(true), model: lmId(chat) } };
  } catch (error) {
    return failed({ kind: 'broken', cause: String(error), passing: false });
  }
}

/** One try, in the way that the provider takes: what it rejects is left out, and what worked is remembered. */
async function climbed(
  asking: Asking,
  ladder: { manner: LmManner },
  request: ModelRequest,
  call: Call,
  costs: LmTally,
): Promise<Attempt<Said>> {
  for (;;) {
    const outcome = await once(asking, request, call, costs, ladder.manner);
    if ('done' in outcome) {
      learn(asking.chat, ladder.manner);
      return outcome;
    }
    const next = milder(ladder.manner, outcome.trouble, request);
    if (!next) return outcome;
    ladder.manner = next;
  }
}

/** Two calls may find out different things at the same time: both stay. */
function learn(chat: vscode.LanguageModelChat, manner: LmManner): void {
  const before = known.get(lmId(chat)) ?? manner;
  known.set(lmId(chat), {
    tool: before.tool && manner.tool,
    temperature: before.temperature && manner.temperature,
  });
}

/** Newer versions of VS Code say whether a model can call tools. */
function firstManner(chat: vscode.LanguageModelChat): LmManner {
  const { capabilities } = chat as { capabilities?: { supportsToolCalling?: unknown } };
  return { tool: capabilities?.supportsToolCalling !== false, temperature: true };
}

function milder(manner: LmManner, trouble: Trouble, { temperature }: ModelRequest): LmManner | null {
  if (manner.temperature && temperature !== undefined && isAboutTemperature(trouble))
    return { ...manner, temperature: false };
  return manner.tool && isAboutTools(trouble) ? { ...manner, tool: false } : null;
}

async function once(
  asking: Asking,
  request: ModelRequest,
  { signal, onText }: Call,
  costs: LmTally,
  manner: LmManner,
): Promise<Attempt<Said>> {
  const { chat, limits, timers, log, name } = asking;
  const { schema, temperature } = request;
  const tool = toolName(schema.name);
  const text = messageOf(request, tool, manner);
  const heard: { current: LmHeard } = { current: { text: '', calls: [] } };
  const at = timers.now();
  const trouble = await exchanged({
    send: token => chat.sendRequest([vscode.LanguageModelChatMessage.User(text)], optionsFor(), token),
    tool,
    hear(next) {
      heard.current = next;
      try {
        onText?.(lengthOf(next));
      } catch {
        // Whoever watches the progress must not be able to break the answer.
      }
    },
    signal,
    limits,
    timers,
    troubleOf: troubleOfLm,
  });
  costs.add(text, heard.current);
  logged(log, () => ({
    at,
    ms: timers.now() - at,
    name,
    url: 'vscode.lm',
    headers: {},
    request: scrubbed(text, ''),
    response: scrubbed(heard.current.text + heard.current.calls.map(call => JSON.stringify(call)).join('\n'), ''),
    outcome: trouble ? `${trouble.kind}: ${scrubbed(trouble.cause, '')}` : 'ok',
  }));
  return trouble ? { trouble } : { done: saidIn(heard.current, schema.json) };

  function optionsFor(): vscode.LanguageModelChatRequestOptions {
    const options = manner.temperature && temperature !== undefined ? { modelOptions: { temperature } } : {};
    if (!manner.tool) return { justification: JUSTIFICATION, ...options };
    return {
      justification: JUSTIFICATION,
      ...options,
      tools: [{ name: tool, description: 'Gives the answer.', inputSchema: schema.json }],
      toolMode: vscode.LanguageModelChatToolMode.Required,
    };
  }
}

function lengthOf({ text, calls }: LmHeard): number {
  return text.length + calls.reduce<number>((sum, call) => sum + JSON.stringify(call).length, 0);
}
