import { z } from 'zod';
import { recordMethod } from '../../orm/types.ts';
import type { Method } from '../../orm/types.ts';
import { messagePost } from '../message-post.ts';
import { assignOutstandingLine } from './assign-outstanding-line.ts';
import { backToDraft, cancel, post } from './post.ts';

/** What the outside may call on documents. */
export const METHODS_OF_DOCUMENTS: Readonly<Record<string, Method>> = {
  message_post: messagePost,
  action_post: recordMethod(z.strictObject({}), (moves, _args, model) => {
    post(moves, model.env);
    return false;
  }),
  js_assign_outstanding_line: assignOutstandingLine,
  button_draft: recordMethod(z.strictObject({}), (moves) => {
    backToDraft(moves);
    return undefined;
  }),
  button_cancel: recordMethod(z.strictObject({}), (moves) => {
    cancel(moves);
    return undefined;
  }),
};
