import { element } from '../ui/dom';
import { enable, quietButton } from '../ui/quiet';
import type { Intents } from './intents';
import type { View } from './model';
import { putCount, putText } from './patch';
import { dominanceFinding, type Finding, flipFindings, measureFinding } from './sureWords';

interface Line {
  readonly element: HTMLLIElement;
  readonly words: HTMLElement;
  readonly add: HTMLElement;
  finding: Finding | null;
}

/** What the numbers lead to, in sentences; those that can be watched for become triggers of the record. */
export class Findings {
  readonly element = element('ul', 'findings');
  private readonly lines: Line[] = [];

  private readonly intents: Intents;

  constructor(intents: Intents) {
    this.intents = intents;
  }

  update({ assessment, locked }: View): void {
    const measure = measureFinding(assessment);
    const findings = [
      ...flipFindings(assessment),
      ...(assessment.ranking.length > 1 ? [dominanceFinding(assessment)] : []),
      ...(measure === null ? [] : [measure]),
    ];
    putCount(
      this.lines,
      findings.length,
      () => this.newLine(),
      line => line.element.remove(),
    );
    for (const [index, line] of this.lines.entries()) {
      const finding = findings[index];
      if (finding === undefined) continue;
      line.finding = finding;
      putText(line.words, finding.words);
      line.add.hidden = finding.trigger === null;
      line.add.setAttribute('aria-label', `Add as trigger: ${finding.words}`);
      enable(line.add, !locked);
    }
  }

  private newLine(): Line {
    const words = element('span', '');
    const add = quietButton('Add as trigger', () => {
      if (line.finding?.trigger) this.intents.addTrigger(line.finding.trigger);
    });
    const line: Line = { element: element('li', '', words, ' ', add), words, add, finding: null };
    this.element.append(line.element);
    return line;
  }
}
