/** Something that can be drawn, now or never. */
export interface Job {
  draw(): Promise<void>;
}

/** Draws one after the other, and lets the page breathe between them. A job waits once, however often it is asked for. */
export class Queue {
  readonly #waiting = new Set<Job>();
  #running = false;

  add(job: Job): void {
    this.#waiting.add(job);
    if (!this.#running) void this.#run();
  }

  drop(job: Job): void {
    this.#waiting.delete(job);
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      for (const job of this.#waiting) {
        this.#waiting.delete(job);
        await job.draw().catch(reportError);
        if (this.#waiting.size > 0) await pause();
      }
    } finally {
      this.#running = false;
    }
  }
}

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve));
}
