import { appsConnectionsOpen, authTest, botsInfo, teamInfo } from './auth.ts';
import { chatDelete } from './chat/delete.ts';
import { chatGetPermalink } from './chat/get-permalink.ts';
import { chatPostEphemeral } from './chat/post-ephemeral.ts';
import { chatPostMessage } from './chat/post-message.ts';
import { chatUpdate } from './chat/update.ts';
import { conversationsHistory, conversationsReplies } from './conversations/history.ts';
import { conversationsInfo, conversationsMembers } from './conversations/info.ts';
import { conversationsList, usersConversations } from './conversations/list.ts';
import { conversationsOpen } from './conversations/open.ts';
import { filesDelete, filesInfo } from './files/files.ts';
import { filesCompleteUploadExternal, filesGetUploadURLExternal } from './files/upload.ts';
import type { Method } from './method.ts';
import { reactionsAdd } from './reactions.ts';
import { usersInfo, usersList, usersLookupByEmail } from './users/methods.ts';
import { viewsOpen, viewsPublish, viewsPush, viewsUpdate } from './views/methods.ts';

/** The Web API methods the sandbox has, by name. */
export const methods: ReadonlyMap<string, Method> = new Map(
  [
    authTest,
    appsConnectionsOpen,
    botsInfo,
    teamInfo,
    chatPostMessage,
    chatPostEphemeral,
    chatUpdate,
    chatDelete,
    chatGetPermalink,
    conversationsInfo,
    conversationsMembers,
    conversationsList,
    conversationsOpen,
    conversationsHistory,
    conversationsReplies,
    usersConversations,
    usersInfo,
    usersList,
    usersLookupByEmail,
    viewsOpen,
    viewsPush,
    viewsUpdate,
    viewsPublish,
    filesGetUploadURLExternal,
    filesCompleteUploadExternal,
    filesInfo,
    filesDelete,
    reactionsAdd,
  ].map((each) => [each.name, each]),
);
