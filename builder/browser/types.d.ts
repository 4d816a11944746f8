/** What the scripts of the site share; each script adds its own part. */
interface Qianshi {
  /** Address of the site's root, with a slash at the end. */
  root: string;
  load(name: string): Promise<unknown>;
  receive(name: string, data: unknown): void;
  element<T extends keyof HTMLElementTagNameMap>(
    tag: T,
    attributes: Record<string, string>,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[T];
  save(name: string, text: string, type: string): void;
}

interface Window {
  qianshi: Qianshi;
}

declare var qianshi: Qianshi;
