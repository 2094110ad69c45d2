// One page, one file: puts the script and the style sheet into the page that names them, and refuses anything left over
// that would have to be fetched.
const escapeScript = (code) => code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '\\x3C!--');

export function inline() {
  return {
    name: 'steelyard-inline',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const pages = Object.values(bundle).filter((file) => file.fileName.endsWith('.html'));
      for (const page of pages) {
        let html = page.source;
        for (const file of Object.values(bundle)) {
          const tag = file.type === 'chunk'
            ? new RegExp(`<script[^>]*src="[^"]*${file.fileName}"[^>]*></script>`)
            : new RegExp(`<link[^>]*href="[^"]*${file.fileName}"[^>]*>`);
          if (!tag.test(html)) continue;
          const css = file.type !== 'chunk';
          const body = css ? `<style>${file.source}</style>` : `<script type="module">${escapeScript(file.code)}</script>`;
          // The script moves behind the data it reads.
          html = css ? html.replace(tag, () => body) : html.replace(tag, '').replace('</body>', () => body + '</body>');
          delete bundle[file.fileName];
        }
        const left = /<(?:script|link|img)[^>]+(?:src|href)="(?!data:|#)[^"]*"/.exec(html);
        if (left) this.error(`${page.fileName} would fetch ${left[0]}: import it in the script instead`);
        page.source = html;
      }
    },
  };
}
