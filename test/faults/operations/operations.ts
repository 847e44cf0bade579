import type { Operation } from '../operation.ts';
import { attach, update } from './changing.ts';
import { create, createBatch, read } from './drafting.ts';
import { post, reset } from './posting.ts';

export const OPERATIONS: readonly Operation[] = [read, create, createBatch, update, attach, post, reset];
