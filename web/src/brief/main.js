// Reads the data that stands in the page and draws it. A page that cannot be drawn says why, in a sentence.
import { mount } from 'svelte';
import '../style/tokens.css';
import '../style/base.css';
import '../style/brief.css';
import Brief from './Brief.svelte';

const FORM = 'steelyard-brief/1';
const target = document.getElementById('page');

function data() {
  const holder = document.getElementById('brief');
  if (!holder) throw new Error('This page holds no data: it is the empty form that `steelyard brief` fills.');
  // Thousands are divided by U+202F in the data; the page's fonts show it too narrow.
  const brief = JSON.parse(holder.textContent.replace(/(?<=\d)\u202f(?=\d)/g, '\u00a0'));
  if (brief.schema !== FORM) throw new Error(`The data of this page are of the form “${brief.schema}”; this page draws “${FORM}”.`);
  return brief;
}

try {
  mount(Brief, { target, props: { brief: data() } });
} catch (error) {
  const message = document.createElement('p');
  message.className = 'failed';
  message.textContent = `The brief cannot be drawn. ${error.message}`;
  target.replaceChildren(message);
  console.error(error);
}
