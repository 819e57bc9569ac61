import { getPHPLoaderModule } from '@php-wasm/node-8-3';
import { loadPHPRuntime, PHP } from '@php-wasm/universal';

/** A PHP that stands by itself, with files of its own. */
export interface Php {
  /** Writes files beneath a folder. */
  write(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void;
  /** Runs code that begins with `<?php`. @throws Error with what PHP said when it failed. */
  run(code: string, environment?: Readonly<Record<string, string>>): Promise<string>;
  end(): void;
}

/**
 * Starts PHP 8.3, compiled to WebAssembly: a machine that builds this project need not have one.
 *
 * @example
 * const php = await startPhp();
 * await php.run('<?php echo PHP_VERSION;');
 */
export async function startPhp(): Promise<Php> {
  const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule()));
  return {
    write: (folder, files) => {
      for (const [file, content] of files) {
        const path = `${folder}/${file}`;
        php.mkdirTree(path.slice(0, path.lastIndexOf('/')));
        php.writeFile(path, content);
      }
    },
    run: async (code, env = {}) => (await php.run({ code, env })).text,
    end: () => php.exit(),
  };
}
