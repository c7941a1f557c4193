// The only place that makes elements. Names come from bytecode, so content is only ever set as text.

export function byId(id) {
  return document.getElementById(id);
}

/** A new element with a class and a text, and children. */
export function element(tag, className, text, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = text;
  made.append(...children);
  return made;
}

export function button(className, text, onClick) {
  const made = element('button', className, text);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

/** A link out of the page, which tells the other side nothing of it. */
export function link(address, text) {
  const made = element('a', '', text);
  made.href = address;
  made.target = '_blank';
  made.rel = 'noopener noreferrer';
  return made;
}

/** Tells a screen reader something. */
export function announce(text) {
  byId('live').textContent = text;
}
