/** Whether a reader has marked text in the page, to copy that and nothing else. */
export function hasMarkedText(element: Element): boolean {
  return element.ownerDocument.getSelection()?.isCollapsed === false;
}
