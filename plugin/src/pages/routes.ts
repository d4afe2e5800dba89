import pluginJson from '../plugin.json';

export function pageUrl(page: string): string {
  return `/a/${pluginJson.id}/${page}`;
}
