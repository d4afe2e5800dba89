/** Differences between the folders of `connectors/` and the list in `registry.ts`. */
export function registryFaults(registry: string, folders: readonly string[]): string[] {
  const imported = new Map(
    [...registry.matchAll(/import\s*\{\s*(\w+)\s*\}\s*from\s*'\.\/([\w-]+)\/manifest\.js'/g)].map(
      ([, name = '', folder = '']) => [name, folder],
    ),
  );
  const listed = /export const connectors\b[^=]*=\s*\[([^\]]*)\]/.exec(registry)?.[1] ?? '';
  const registered = new Set((listed.match(/\w+/g) ?? []).map((name) => imported.get(name) ?? name));
  return [
    ...folders.filter((folder) => !registered.has(folder)).map((folder) => `${folder} is not registered`),
    ...[...registered].filter((folder) => !folders.includes(folder)).map((folder) => `${folder} has no folder`),
  ];
}
