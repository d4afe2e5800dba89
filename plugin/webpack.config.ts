import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration } from 'webpack';
import { copyFilePatterns } from './.config/bundler/copyFiles.ts';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

/** Grafana asks for a nested panel's chunks under the panel's id, where none are served: it must be one file. */
function inOneFile([name, file]: [string, string]) {
  return [name, name === 'module' ? file : { import: [file], asyncChunks: false }];
}

/** The licence and the changelog are the repository's, one folder above the plugin. */
const files = copyFilePatterns.map((pattern) => ({
  ...pattern,
  from: pattern.from.replace(/^\.\.\/(LICENSE|CHANGELOG\.md)$/, '../../$1'),
}));

/** The scaffold copies the app's images only. */
const nestedImages = { from: 'panels/*/img/**/*', to: '.' };

export default async function config(env: Env): Promise<Configuration> {
  const scaffold = await grafanaConfig(env);
  const plugins = scaffold.plugins?.filter((plugin) => !(plugin instanceof CopyWebpackPlugin)) ?? [];
  return {
    ...scaffold,
    entry: Object.fromEntries(Object.entries(scaffold.entry as Record<string, string>).map(inOneFile)),
    plugins: [...plugins, new CopyWebpackPlugin({ patterns: [...files, nestedImages] })],
  };
}
