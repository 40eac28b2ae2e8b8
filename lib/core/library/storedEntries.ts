/** What lies in the extension's own storage beside the library, by the names of its entries. */
export const SETTINGS_ENTRY = 'settings';
/** What was chosen for the last export. */
export const EXPORT_CHOICES_ENTRY = 'export';
export const LAST_EXPORT_ENTRY = 'lastExport';
/** Whether settings go through the browser's account, and when those in force were changed. */
export const ACCOUNT_SETTINGS_ENTRY = 'accountSettings';
/** Whether the library has a server: nobody has to open it at each start to know. */
export const SYNCED_ENTRY = 'synced';
/** Entries that were deleted with the library, for as long as that can be taken back. */
export const DELETED_ENTRY = 'deleted';
/** The version whose news the person has seen. */
export const NEWS_SEEN_ENTRY = 'newsSeen';
