// Makes nodes that are on the screen equal to ones that were made anew, touching only what differs.

/** Gives a holder the children of another node, which loses those that were of use. What is equal stays as it is. */
export function growInto(holder: Node, next: Node): void {
  const made = [...next.childNodes];
  for (const [index, node] of made.entries()) {
    const old = holder.childNodes[index];
    if (!old) {
      holder.appendChild(node);
    } else if (old instanceof Text && node instanceof Text) {
      growText(old, node.data);
    } else if (isSameElement(old, node)) {
      growInto(old, node);
    } else {
      holder.replaceChild(node, old);
    }
  }
  while (holder.childNodes.length > made.length) {
    holder.lastChild?.remove();
  }
}

/** What is added to a text is laid out by itself; a text that is set is laid out as a whole. */
function growText(old: Text, data: string): void {
  if (data.length > old.length && data.startsWith(old.data)) {
    old.appendData(data.slice(old.length));
  } else if (data !== old.data) {
    old.data = data;
  }
}

function isSameElement(one: Node, other: Node): boolean {
  return (
    one instanceof Element &&
    other instanceof Element &&
    one.localName === other.localName &&
    one.attributes.length === other.attributes.length &&
    [...other.attributes].every(({ name, value }) => one.getAttribute(name) === value)
  );
}
