import type * as vscode from 'vscode';
import type { ExchangeLog } from '../../llm/log';
import { modelSettings } from './settings';

/** Every exchange, where the person wants to see them. What arrives here has its keys masked already. */
export function exchangeLog(log: vscode.LogOutputChannel): ExchangeLog | undefined {
  if (!modelSettings().logExchanges) return undefined;
  return ({ name, url, ms, outcome, request, response }) =>
    log.info(`${name} (${url}, ${ms} ms): ${outcome}\n> ${request}\n< ${response}`);
}
