import { afterEach, expect, it } from 'vitest';
import { createApp, defineComponent, h, nextTick, type App, type Component } from 'vue';
import LazyPopup from './LazyPopup.vue';

const Menu = defineComponent({
  props: { open: Boolean },
  emits: ['update:open'],
  setup:
    (props, { slots }) =>
    () => [slots['trigger']?.(), props.open ? h('div', { role: 'menu' }) : null],
});

let app: App | undefined;
afterEach(() => app?.unmount());

/** A page with the button alone, and what lets the menu come. */
function drawn(): { button: () => HTMLElement; menu: () => Element | null; arrive: () => Promise<void> } {
  let come: (loaded: { default: Component }) => void = () => undefined;
  const coming = new Promise<{ default: Component }>((resolve) => (come = resolve));
  const page = document.createElement('div');
  document.body.replaceChildren(page);
  app = createApp(() => h(LazyPopup, { load: () => coming }, { trigger: () => [h('button', 'Account')] }));
  app.mount(page);
  return {
    button: () => page.querySelector('button') ?? expect.fail('no button'),
    menu: () => page.querySelector('[role=menu]'),
    arrive: async () => {
      come({ default: Menu });
      await settled();
    },
  };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await nextTick();
}

it('is the same button from press to release, however soon the menu comes, so that no click is lost', async () => {
  const { button, menu, arrive } = drawn();
  const pressed = button();
  pressed.dispatchEvent(new Event('pointerenter'));
  pressed.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  await arrive();
  expect(button()).toBe(pressed);

  pressed.dispatchEvent(new Event('pointerup', { bubbles: true }));
  pressed.click();
  await settled();
  expect(menu()).not.toBeNull();
});

it('opens what was clicked before it came', async () => {
  const { button, menu, arrive } = drawn();
  button().click();
  expect(menu()).toBeNull();
  await arrive();
  expect(menu()).not.toBeNull();
});

it('takes over when the press ended elsewhere', async () => {
  const { button, menu, arrive } = drawn();
  const pressed = button();
  pressed.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  pressed.dispatchEvent(new Event('pointerenter'));
  await arrive();
  window.dispatchEvent(new Event('pointercancel'));
  await settled();
  await settled();
  expect(button()).not.toBe(pressed);
  expect(menu()).toBeNull();
});
