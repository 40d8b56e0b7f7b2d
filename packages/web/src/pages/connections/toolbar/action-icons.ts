import { Activity, KeyRound, Link, Pencil, Unlink } from '@lucide/vue';
import type { Component } from 'vue';
import type { RowAction } from '../list/connection-words.js';

export const actionIcons = {
  authorize: KeyRound,
  edit: Pencil,
  test: Activity,
  copyLink: Link,
  withdrawLink: Unlink,
} satisfies Record<RowAction, Component>;
