import Crypto

/// The script of the page on which a meeting is recorded: it keeps each part a moment after it was written, and holds what
/// could not be kept until it can. Its name holds a hash of it. Without it every part has a button.
enum RecordScript {
    static let bytes = Array(text.utf8)

    static let path: String = {
        let hash = SHA256.hash(data: bytes).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return "/record-\(hash).js"
    }()

    static var reply: Reply {
        var reply = Reply(type: "text/javascript; charset=utf-8", body: bytes)
        reply.isKept = true
        return reply
    }

    private static let text = #"""
        'use strict';
        (() => {
          const record = document.getElementById('record');
          const state = document.getElementById('record-state');
          if (!record || !window.fetch || !window.sessionStorage) return;
          const path = record.dataset.path;
          const prefix = 'casereview-record|';
          const own = prefix + record.dataset.writer + '|' + path + '|';
          const parts = new Map();
          let told = '';

          const say = (words) => { if (words !== told) { told = words; state.textContent = words; } };
          const open = () => [...parts.values()].filter((part) => part.dirty || part.busy);
          const summary = (last) => {
            const waiting = open();
            const stuck = waiting.find((part) => part.trouble);
            state.classList.toggle('unsaved', Boolean(stuck));
            if (stuck) say(stuck.trouble);
            else if (waiting.length) say('Saving…');
            else if (last) say('Everything is saved, at ' + last + '.');
          };

          const version = (form) => form.elements.namedItem('version');
          const fields = (part) => {
            const start = part.name + '_';
            return [...new FormData(part.form)].filter(([name, value]) => name.startsWith(start) && value !== '');
          };
          const hold = (part) => {
            try {
              const text = JSON.stringify({ version: version(part.form).value, fields: fields(part) });
              sessionStorage.setItem(own + part.name, text);
            } catch (_) { /* The page itself still holds it. */ }
          };
          const release = (part) => { try { sessionStorage.removeItem(own + part.name); } catch (_) { /* Gone. */ } };

          const fill = (part, values) => {
            for (const box of part.form.elements) {
              if (!box.name || !box.name.startsWith(part.name + '_')) continue;
              const found = values.filter(([name]) => name === box.name).map(([, value]) => value);
              if (box.type === 'checkbox' || box.type === 'radio') box.checked = found.includes(box.value);
              else box.value = found.length ? found[0] : '';
            }
          };

          // A row that somebody else has added under the same number gets another.
          const rename = (part, name) => {
            const nodes = [part.section, ...part.section.querySelectorAll('*')];
            for (const node of nodes) {
              for (const attribute of ['id', 'name', 'for', 'action', 'data-section', 'aria-labelledby',
                'aria-describedby']) {
                const value = node.getAttribute(attribute);
                if (value) node.setAttribute(attribute, value.split(part.name).join(name));
              }
            }
            const title = part.section.querySelector('h2');
            title.textContent = title.textContent.replace(/\d+$/, name.replace(/^.*-/, ''));
            release(part);
            parts.delete(part.name);
            part.name = name;
            parts.set(name, part);
          };

          const plan = (part, wait) => {
            clearTimeout(part.timer);
            part.timer = setTimeout(() => save(part), wait);
          };

          const failed = (part, words) => {
            part.trouble = words;
            part.tries += 1;
            plan(part, Math.min(30000, 1000 * 2 ** Math.min(part.tries - 1, 5)));
          };

          const choose = (part, answer) => {
            part.stopped = true;
            part.trouble = 'Somebody else has written in “' + part.section.querySelector('h2').textContent
              + '” as well. Choose there which text to keep.';
            part.section.querySelectorAll('.conflict').forEach((old) => old.remove());
            const box = document.createElement('div');
            box.className = 'notice alarm conflict';
            box.setAttribute('role', 'alert');
            box.innerHTML = answer.html;
            const button = (words, act) => {
              const made = document.createElement('button');
              made.type = 'button';
              made.className = 'second';
              made.textContent = words;
              made.addEventListener('click', () => { part.stopped = false; box.remove(); act(); });
              box.append(made, ' ');
            };
            button('Keep mine', () => { version(part.form).value = answer.version; save(part); });
            button('Keep theirs', () => {
              clearTimeout(part.timer);
              part.dirty = false;
              part.trouble = '';
              release(part);
              pull(part.name).then(() => summary());
            });
            part.form.prepend(box);
          };

          const save = async (part) => {
            clearTimeout(part.timer);
            if (part.busy || part.stopped || !part.dirty) return;
            part.busy = true;
            part.dirty = false;
            summary();
            const body = new URLSearchParams(new FormData(part.form));
            let saved = '';
            try {
              const reply = await fetch(part.form.getAttribute('action'), {
                method: 'POST', body, redirect: 'manual', headers: { Accept: 'application/json' }, cache: 'no-store',
              });
              const answer = (reply.headers.get('content-type') || '').startsWith('application/json')
                ? await reply.json() : null;
              if (reply.ok && answer) {
                if (answer.section !== part.name) { rename(part, answer.section); pull(); }
                version(part.form).value = answer.version;
                part.tries = 0;
                part.trouble = '';
                saved = answer.saved;
                part.form.querySelector('[data-saved]').textContent = 'Saved at ' + saved + '.';
                if (!part.dirty) release(part);
              } else {
                part.dirty = true;
                if (reply.status === 409 && answer && answer.html) choose(part, answer);
                else if (answer && answer.sentence) { part.stopped = true; part.trouble = 'Not saved. ' + answer.sentence; }
                else if (reply.type === 'opaqueredirect') {
                  failed(part, 'Not saved: you have been signed out. Sign in again in another tab of this browser and '
                    + 'leave this page open. It is saved then by itself.');
                } else if (reply.status === 413 || reply.status === 400) {
                  part.trouble = 'Not saved: “' + part.section.querySelector('h2').textContent
                    + '” is too long or cannot be read. Shorten it; it stays on this page.';
                } else if (reply.status === 404 || reply.status === 403) {
                  failed(part, 'Not saved: this page is not open to you any more. Sign in again in another tab, or copy '
                    + 'what you need out of here.');
                } else failed(part, 'Not saved: the service does not answer as it should. Trying again.');
              }
            } catch (_) {
              part.dirty = true;
              failed(part, 'Not saved: the connection is lost. Go on writing and leave this page open. Trying again.');
            }
            part.busy = false;
            if (part.dirty && !part.trouble) plan(part, 500);
            summary(saved);
          };

          const touched = (part) => {
            part.dirty = true;
            hold(part);
            if (!part.stopped && !(part.tries > 0)) { part.trouble = ''; plan(part, 1200); }
            summary();
          };

          const catalogue = (part, box) => {
            const chosen = box.selectedOptions[0];
            for (const [rest, key] of [['_text', 'text'], ['_done', 'done']]) {
              const field = part.form.elements.namedItem(part.name + rest);
              if (field.value === '' || field.value === field.dataset.filled) {
                field.value = chosen.dataset[key] || '';
                field.dataset.filled = field.value;
              }
            }
          };

          const adopt = (section) => {
            const form = section.querySelector('form');
            const part = {
              name: form.dataset.section, section, form, dirty: false, busy: false, stopped: false, tries: 0, trouble: '',
            };
            parts.set(part.name, part);
            form.addEventListener('input', (event) => {
              if (event.target.name === part.name + '_catalogue') catalogue(part, event.target);
              touched(part);
            });
            form.addEventListener('submit', (event) => {
              event.preventDefault();
              part.dirty = true;
              part.tries = 0;
              save(part);
            });
            return part;
          };

          const add = (noun) => {
            const numbers = [...parts.keys()].filter((name) => name.startsWith(noun + '-'))
              .map((name) => Number(name.slice(noun.length + 1)));
            const number = Math.max(0, ...numbers) + 1;
            if (number > Number(record.dataset.most)) return null;
            const made = document.importNode(document.getElementById('new-' + noun).content, true);
            const section = made.querySelector('section');
            document.getElementById('rows-' + noun).append(section);
            const part = adopt(section);
            rename(part, noun + '-' + number);
            return part;
          };

          // What others have saved comes in, where nobody here is writing.
          const pull = async (only) => {
            try {
              const reply = await fetch(path, { redirect: 'manual', cache: 'no-store' });
              if (!reply.ok) return;
              const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
              for (const theirs of page.querySelectorAll('section.part')) {
                const form = theirs.querySelector('form');
                const name = form.dataset.section;
                const number = version(form).value;
                const mine = parts.get(name);
                if (only && name !== only) continue;
                if (!mine) {
                  if (number === '0') continue;
                  const rows = document.getElementById('rows-' + name.replace(/-\d+$/, ''));
                  if (rows) { const section = document.importNode(theirs, true); rows.append(section); adopt(section); }
                } else if (!mine.dirty && !mine.busy && (only || version(mine.form).value !== number)) {
                  if (!only && mine.section.contains(document.activeElement)) {
                    mine.form.querySelector('[data-saved]').textContent =
                      'Somebody else has saved this part. Their text comes in when you leave it.';
                    continue;
                  }
                  const section = document.importNode(theirs, true);
                  mine.section.replaceWith(section);
                  adopt(section);
                }
              }
            } catch (_) { /* The next look will do. */ }
          };

          const look = async () => {
            try {
              if (document.hidden) return;
              const reply = await fetch(path + '/versions', { redirect: 'manual', cache: 'no-store' });
              if (!reply.ok) return;
              const now = await reply.json();
              const isNew = ([name, number]) => {
                const part = parts.get(name);
                return !part || (!part.dirty && !part.busy && version(part.form).value !== String(number));
              };
              if (Object.entries(now).some(isNew)) await pull();
            } catch (_) { /* The next look will do. */ } finally { setTimeout(look, 10000); }
          };

          const saveAll = async () => {
            for (const part of parts.values()) if (part.dirty) { part.tries = 0; await save(part); }
            while ([...parts.values()].some((part) => part.busy)) await new Promise((done) => setTimeout(done, 50));
            return open().length === 0;
          };

          document.querySelectorAll('#record section.part').forEach(adopt);
          for (const link of document.querySelectorAll('[data-add]')) {
            link.setAttribute('role', 'button');
            const act = (event) => {
              event.preventDefault();
              const part = add(link.dataset.add);
              if (part) part.form.querySelector('select, textarea, input:not([type=hidden])').focus();
            };
            link.addEventListener('click', act);
            link.addEventListener('keydown', (event) => { if (event.key === ' ') act(event); });
          }
          document.addEventListener('keydown', (event) => {
            if ((event.ctrlKey || event.metaKey) && event.key === 's') { event.preventDefault(); saveAll(); }
          });
          window.addEventListener('online', () => parts.forEach((part) => { if (part.dirty) { part.tries = 0; save(part); } }));
          window.addEventListener('beforeunload', (event) => { if (open().length) event.preventDefault(); });
          for (const form of document.querySelectorAll('form[action="/sign-out"]')) {
            form.addEventListener('submit', (event) => {
              if (open().length && !confirm('Not everything is saved. Sign out, and lose that?')) {
                event.preventDefault();
                return;
              }
              for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
              parts.forEach((part) => { part.dirty = false; });
            });
          }
          for (const finish of document.querySelectorAll('form.ending')) finish.addEventListener('submit', async (event) => {
            event.preventDefault();
            // What was arranged and stood on the page unchanged is how it was, to whoever finishes.
            for (const part of parts.values()) {
              if ('prefilled' in part.form.dataset && version(part.form).value === '0') part.dirty = true;
            }
            if (!await saveAll()) { state.scrollIntoView(); return; }
            finish.querySelectorAll('[name=seen]').forEach((old) => old.remove());
            for (const part of parts.values()) {
              if (version(part.form).value === '0') continue;
              const seen = document.createElement('input');
              seen.type = 'hidden';
              seen.name = 'seen';
              seen.value = part.name + '=' + version(part.form).value;
              finish.append(seen);
            }
            finish.submit();
          });

          // What an earlier page in this tab could not save.
          const kept = Object.keys(sessionStorage).filter((key) => key.startsWith(own));
          for (const key of kept) {
            try {
              const name = key.slice(own.length);
              const held = JSON.parse(sessionStorage.getItem(key));
              let part = parts.get(name);
              const noun = name.replace(/-\d+$/, '');
              while (!part && document.getElementById('new-' + noun) && add(noun)) part = parts.get(name);
              if (!part) continue;
              fill(part, held.fields);
              version(part.form).value = held.version;
              part.dirty = true;
              save(part);
            } catch (_) { sessionStorage.removeItem(key); }
          }
          say('What you write is saved by itself, a moment after you stop.');
          setTimeout(look, 10000);
        })();

        """#
}
