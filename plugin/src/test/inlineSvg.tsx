import React from 'react';

/** What react-inlinesvg keeps, of which there is nothing here. */
export const cacheStore = {};

/**
 * Stands for react-inlinesvg, which would fetch each icon. The scaffold's own stand-in looks for the name of the file with
 * a pattern that needs ten seconds for an image that is written into its address.
 */
// eslint-disable-next-line import-x/no-default-export -- as the package that it stands for
export default function InlineSvg({ src }: { readonly src: string }) {
  const name = src.endsWith('.svg') ? src.slice(src.lastIndexOf('/') + 1, -'.svg'.length) : undefined;
  return <svg xmlns="http://www.w3.org/2000/svg" data-testid={name} viewBox="0 0 24 24" />;
}
