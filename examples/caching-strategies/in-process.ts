/** Answers that one process gives itself: many who ask for a key at once, or within a moment, ask once. */
export class InProcess {
  private readonly answers = new Map<string, Promise<unknown>>();

  /** @param keepMs how old an answer may become; the memory it takes is what is asked for in that time */
  constructor(private readonly keepMs: number) {}

  get<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.answers.get(key);
    if (known !== undefined) {
      return known as Promise<T>;
    }
    const answer = ask();
    const forget = () => this.answers.delete(key);
    this.answers.set(key, answer);
    answer.then(() => setTimeout(forget, this.keepMs).unref(), forget);
    return answer;
  }
}
