import { afterEach, expect, it, vi } from 'vitest';
import { useHiddenUntilTomorrow } from '../needing-reauthorization/hidden-until-tomorrow.js';
import { emptyDraft, openDraftStore } from '../pages/new-connection/draft.js';
import { readStrips, storeStrips } from '../pages/connections/strips/stored-strips.js';
import { useListLook } from '../pages/connections/toolbar/list-look.js';
import { useTypedText } from '../pages/explorer/typed-text.js';
import { forgetSetupToken, takeSetupToken } from '../pages/setup/setup-token.js';
import { useTheme } from '../theme/theme.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function blockStorage(): void {
  const refuse = (): never => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
  vi.spyOn(window, 'sessionStorage', 'get').mockReturnValue(storage as unknown as Storage);
  vi.spyOn(window, 'localStorage', 'get').mockReturnValue(storage as unknown as Storage);
}

it('breaks no window where the browser keeps nothing', () => {
  blockStorage();
  const { theme, setTheme } = useTheme();
  setTheme('dark');
  expect(theme.value).toBe('dark');
  setTheme('system');
  const look = useListLook();
  look.setDensity('compact');
  look.hide(['tenant']);
  expect([look.density.value, look.hidden.value]).toEqual(['compact', ['tenant']]);
  expect(takeSetupToken({ hash: '#secret', pathname: '/setup' }, window.history)).toBe('secret');
  forgetSetupToken();
  storeStrips([], 0);
  expect(readStrips(0)).toEqual([]);
  const drafts = openDraftStore();
  drafts.save(emptyDraft());
  drafts.clear();
  expect(drafts.load()).toBeNull();
  expect(useTypedText().document.value).not.toBe('');
  const banner = useHiddenUntilTomorrow();
  banner.hide();
  expect(banner.isHidden()).toBe(true);
});

it('begins with the first example where what was typed last cannot be read', () => {
  sessionStorage.setItem('landbridge.explorer', '{"document":');
  expect(useTypedText().document.value).not.toBe('');
  sessionStorage.clear();
});
