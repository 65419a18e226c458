"""Every key: what it does, where, and what it is called in settings, footer, help and palette.

The table is all there is: screens build their bindings from it, `?` and the palette show it. To
add a key, add a row to the table of its place; a place that is new is one more table in `KEYS`,
and a line in `tui.key_places.SCREENS` that says what can be pressed together.
"""

from __future__ import annotations

from tui.key import Key
from tui.weighing_keys import MATRIX, MOVED, ODDS

EVERYWHERE = (
    Key("everywhere", "help", "question_mark,f1", "shows the keys that work here", "help"),
    Key("everywhere", "command_palette", "ctrl+p", "finds an action by what it does", "actions"),
    Key("everywhere", "message", "ctrl+o", "shows the last message whole"),
    Key("everywhere", "tour_next", "f8", "goes on to the next step of the tour"),
    Key("everywhere", "tour_leave", "f9", "ends the tour"),
    Key("everywhere", "search", "ctrl+f", "searches everything in the store", "search all"),
    Key("everywhere", "quit", "ctrl+q", "ends Signposts; nothing is lost"),
    Key("everywhere", "interrupt", "ctrl+c", "copies what is selected, else says how to end"),
)

LIST = (
    Key("list", "down", "j,down", "goes to the next line", counted=True),
    Key("list", "up", "k,up", "goes to the previous line", counted=True),
    Key("list", "first", "g,home", "goes to the first line"),
    Key("list", "last", "G,end", "goes to the last line"),
    Key("list", "page_down", "space,pagedown,ctrl+d", "goes a screen down", counted=True),
    Key("list", "page_up", "pageup,ctrl+u", "goes a screen up", counted=True),
    Key("list", "choose", "enter", "opens the line", "open"),
)

LIBRARY = (
    Key("library", "filter", "slash", "filters as you type; esc shows all again", "filter"),
    Key("library", "add", "a", "adds articles from a file or folder", "add"),
    Key("library", "edit", "e", "corrects what is known about the article", "edit"),
    Key("library", "board", "b", "opens the board of a scenario", "board"),
    Key("library", "scores", "R", "opens the record: who was right how often"),
    Key("library", "review", "r", "reviews what is due", "review"),
    Key("library", "sort", "s", "sorts by the next column", "sort"),
    Key("library", "progress", "f", "shows all, not begun, begun or read through", "progress"),
    Key("library", "reverse", "S", "turns the order round"),
    Key("library", "same_work", "w,=", "marks an edition, and on another: the same work", "same"),
    Key("library", "take_offer", "o", "takes the tags that are offered for the article"),
    Key("library", "history", "h", "shows what was done", "history"),
    Key("library", "pairs", "p", "asks which items of two analysts are one event"),
    Key("library", "disagreements", "d", "goes through what two analysts differ in"),
    Key("library", "as_of", "at", "shows all as of a day, as recorded by then; again: today"),
    Key("library", "undo", "u", "undoes the last act", "undo"),
    Key("library", "redo", "ctrl+r", "redoes what was undone"),
    Key("library", "leave", "escape", "leaves the filter, or forgets the mark"),
    Key("library", "quit", "q", "ends Signposts; nothing is lost", "quit"),
)

READING = (
    Key("reading", "tag('claim')", "c", "tags the passage as a claim", "claim"),
    Key("reading", "tag('trigger')", "t", "tags the passage as a trigger event", "trigger"),
    Key("reading", "tag_list", "T", "tags each item of the list as a trigger", "whole list"),
    Key("reading", "tag('prediction')", "p", "tags the passage as a prediction", "prediction"),
    Key("reading", "details", "enter", "opens the details of the tag to write in", "details"),
    Key("reading", "link", "=", "links the tag to an item that exists", "link"),
    Key("reading", "answer", "A", "gives a baseline, or takes the number that the words say"),
    Key("reading", "untag", "x", "removes the tag", "remove"),
    Key("text", "select", "v", "selects, to move the ends of the passage", "select"),
    Key("text", "next_word", "w", "moves the end by a word", "word on", counted=True),
    Key("text", "previous_word", "b", "moves the end a word back", "back", counted=True),
    Key("text", "next_character", "l,right", "moves the end by a character", counted=True),
    Key("text", "previous_character", "h,left", "moves it a character back", counted=True),
    Key("text", "select_right", "shift+right", "selects a character more", counted=True),
    Key("text", "select_left", "shift+left", "selects a character less", counted=True),
    Key("text", "select_word_right", "ctrl+shift+right", "selects a word more", counted=True),
    Key("text", "select_word_left", "ctrl+shift+left", "selects a word less", counted=True),
    Key("text", "select_down", "shift+down", "selects a sentence more", counted=True),
    Key("text", "select_up", "shift+up", "selects a sentence less", counted=True),
    Key("text", "swap_ends", "o", "moves the other end from now on", "other end"),
    Key("text", "select_again", "V", "selects what was selected last"),
    Key("reading", "ends", "e", "takes hold of the ends of the tag, to move them", "ends"),
    Key("reading", "again", "full_stop", "does the last act once more, on what is here", "again"),
    Key("reading", "next_here", ">", "chooses the next of the tags that stand here", "choose"),
    Key("reading", "previous_here", "<", "chooses the previous of the tags that stand here"),
    Key("reading", "undo", "u", "undoes the last act", "undo"),
    Key("text", "next_tag", "n", "goes to the next tag", "next", counted=True),
    Key("text", "previous_tag", "N", "goes to the previous tag", counted=True),
    Key("reading", "find", "slash", "searches in the article", "search"),
    Key("reading", "next_hit", "right_square_bracket", "goes to the next place found", "found"),
    Key("reading", "previous_hit", "left_square_bracket", "goes to the place found before"),
    Key("reading", "outline", "O", "shows the parts of the article", "outline"),
    Key("reading", "next_unseen", "U", "goes to the next passage not yet looked at", "not seen"),
    Key("reading", "next_article", "right_parenthesis", "opens the next article of the library"),
    Key("reading", "previous_article", "left_parenthesis", "opens the article before it"),
    Key("reading", "scenario", "S", "chooses or makes the scenario to tag into", "scenario"),
    Key("reading", "mark", "m", "says what was found about the item", "mark"),
    Key("reading", "retag", "r", "makes the tag one of another kind", "kind"),
    Key("reading", "every", "asterisk", "tags this text wherever it stands", "everywhere"),
    Key("reading", "mirror", "Y", "copies the tag to the other edition", "copy over"),
    Key("reading", "merge", "M", "merges the tag with the next of its kind", "merge"),
    Key("reading", "split", "vertical_line", "splits the tag where the passage begins", "split"),
    Key("reading", "panel", "tab", "shows or hides the tags beside the text", "tags"),
    Key("reading", "copy", "y", "copies the passage or tag, and where it stands", "copy"),
    Key("reading", "edit_all", "E", "opens all tags as a text in your editor", "editor"),
    Key("reading", "acts", "a", "opens a menu of what can be done here", "menu"),
    Key("reading", "beside", "D", "shows or hides the other edition beside the text", "beside"),
    Key("reading", "go_over", "W", "goes on in the other edition, at this place", "go over"),
    Key("reading", "redo", "ctrl+r", "redoes what was undone"),
    Key("reading", "open_board", "B", "opens the board of the current scenario"),
    Key("text", "next_passage", "j,down", "goes to the next sentence or item", counted=True),
    Key("text", "previous_passage", "k,up", "goes to the previous sentence", counted=True),
    Key("text", "next_block", "J,right_curly_bracket", "goes to the next paragraph", counted=True),
    Key("text", "previous_block", "K,left_curly_bracket", "goes a paragraph back", counted=True),
    Key("text", "page_down", "space,pagedown", "goes a screen down", counted=True),
    Key("text", "page_up", "pageup", "goes a screen up", counted=True),
    Key("text", "half_page_down", "ctrl+d", "goes half a screen down", counted=True),
    Key("text", "half_page_up", "ctrl+u", "goes half a screen up", counted=True),
    Key("text", "first", "g,home", "goes to the beginning"),
    Key("text", "last", "G,end", "goes to the end"),
    Key("text", "fold", "z", "opens or folds the site furniture here", "fold"),
    Key("text", "fold_all", "Z", "opens or folds all site furniture"),
    Key("text", "wider", "plus", "makes the rows of text longer", counted=True),
    Key("text", "narrower", "minus", "makes the rows of text shorter", counted=True),
    Key("text", "spacing", "L", "sets paragraphs, then rows, closer or apart"),
    Key("reading", "leave", "escape", "leaves the selection, the search, the panel or a message"),
    Key("reading", "back", "q", "goes back to the library; nothing is lost", "back"),
)

FORM = (
    Key("form", "next", "enter", "saves and goes to the next field, from the last back", "next"),
    Key("form", "take_or_next", "tab", "takes what is offered, else goes on"),
    Key("form", "previous", "shift+tab", "saves the field and goes to the previous", "previous"),
    Key("form", "complete", "right,ctrl+e", "takes the word that is offered", "take"),
    Key("form", "other", "ctrl+n", "offers another word that was used before", "other"),
    Key("form", "leave", "escape,ctrl+s", "saves the field and goes back", "save, back"),
    Key("form", "abandon", "ctrl+l", "leaves the field as it was, and goes back", "as it was"),
)

BOARD = (
    Key("board", "mark", "m", "says what was found about the item", "mark"),
    Key("board", "mark_scenario", "v", "says what was found about the scenario itself"),
    Key("board", "criteria", "c", "says how one will know about the scenario itself"),
    Key("board", "passage", "o", "opens the passage in its article", "passage"),
    Key("board", "scenario", "S", "chooses or makes another scenario", "scenario"),
    Key("board", "review", "r", "reviews what is due in this scenario", "review"),
    Key("board", "timeline", "t", "shows articles, sightings and deadlines on one axis"),
    Key("board", "scores", "R", "opens the record of this scenario: who was right"),
    Key("board", "export", "x", "writes the scenario to a file", "export"),
    Key("board", "scenarios", "s", "shows all scenarios"),
    Key("board", "weigh", "e", "edits what the item weighs here, and likelihoods", "weigh"),
    Key("board", "matrix", "M", "holds the items against the rival scenarios", "matrix"),
    Key("board", "odds", "O", "shows the odds, step by step from the prior", "odds"),
    Key("board", "moved", "w", "shows what moved since a day"),
    Key("board", "history", "h", "shows what was done"),
    Key("board", "same", "=", "marks an item, and on another: the same event"),
    Key("board", "part", "minus", "separates the item from what is the same event"),
    Key("board", "pairs", "p", "asks which items of two analysts are one event"),
    Key("board", "disagreements", "d", "goes through what two analysts differ in"),
    Key("board", "as_of", "at", "shows all as of a day, as recorded by then; again: today"),
    Key("board", "undo", "u", "undoes the last act", "undo"),
    Key("board", "redo", "ctrl+r", "redoes what was undone"),
    Key("board", "back", "q,escape", "goes back; nothing is lost", "back"),
)

RECORD = (
    Key("record", "next_spot", "l,right", "goes to the next point of the chart", "point"),
    Key("record", "previous_spot", "h,left", "goes to the point of the chart before"),
    Key("record", "next_chart", "v", "shows the next chart: reliability, time, strips", "chart"),
    Key("record", "next_key", "b", "tells apart by the next: author, outlet, word …", "by"),
    Key("record", "translated", "t", "leaves out words of translations, or takes them in"),
    Key("record", "back", "q,escape", "goes back", "back"),
)

TIMELINE = (Key("timeline", "back", "q,escape", "goes back", "back"),)

ITEM = (
    Key("item", "mark", "m", "says what was found about the item", "mark"),
    Key("item", "passage", "o", "opens the passage in its article", "passage"),
    Key("item", "set_time", "t", "says until when it is to be judged, or imputes months"),
    Key("item", "forecast", "f", "says how likely you hold it to be", "forecast"),
    Key("item", "criteria", "c", "says how one will know, and until when", "criteria"),
    Key("item", "edit", "e", "says what the event is, and how it is called", "edit"),
    Key("item", "down", "j,down", "goes a line down"),
    Key("item", "up", "k,up", "goes a line up"),
    Key("item", "page_down", "space,pagedown,ctrl+d", "goes a screen down"),
    Key("item", "page_up", "pageup,ctrl+u", "goes a screen up"),
    Key("item", "back", "q,escape,enter", "goes back", "back"),
)

REVIEW = (
    Key("review", "show", "space", "shows the passage and who wrote it", "passage"),
    Key("review", "status('first')", "1", "finds the first of the statuses"),
    Key("review", "status('second')", "2", "finds the second of the statuses"),
    Key("review", "status('third')", "3", "finds the third of the statuses"),
    Key("review", "status('fourth')", "4", "finds the fourth of the statuses"),
    Key("review", "status('fifth')", "5", "finds the fifth of the statuses"),
    Key("review", "status('sixth')", "6", "finds the sixth of the statuses"),
    Key("review", "go_on", "enter", "goes on to what is due next", "go on"),
    Key("review", "skip", "s", "puts it off to the end of the queue", "skip"),
    Key("review", "snooze", "0", "lets it rest until a day"),
    Key("review", "annul", "a", "annuls what failed its condition", "annul"),
    Key("review", "set_time", "t", "says until when it is to be judged, or imputes months"),
    Key("review", "criteria", "c", "says how one will know: test, where to look, until when"),
    Key("review", "next", "n", "goes to the next", "next"),
    Key("review", "previous", "N", "goes to the previous"),
    Key("review", "undo", "u", "undoes what was found in this review, last first", "undo"),
    Key("review", "passage", "o", "opens the passage in its article", "article"),
    Key("review", "down", "j,down", "goes a line down"),
    Key("review", "up", "k,up", "goes a line up"),
    Key("review", "page_down", "pagedown,ctrl+d", "goes a screen down"),
    Key("review", "page_up", "pageup,ctrl+u", "goes a screen up"),
    Key("review", "back", "q,escape", "leaves; nothing is lost", "leave"),
)

FINDING = (
    Key("finding", "next", "enter", "next field; from the last, or at once, saves", "next"),
    Key("finding", "save", "ctrl+s", "saves the finding", "save"),
    Key("finding", "line", "ctrl+j,shift+enter", "begins another line of evidence"),
    Key("finding", "turn", "ctrl+t", "corrects the last, follows it, stands beside it", "relation"),
    Key("finding", "leave", "escape", "goes back to the question; nothing is lost", "back"),
)

HISTORY = (
    Key("history", "filter", "slash", "filters as you type; esc shows all again", "filter"),
    Key("history", "undo", "u", "undoes the deed under the cursor, or the run", "undo"),
    Key("history", "redo", "r,ctrl+r", "redoes the deed under the cursor, or the run", "redo"),
    Key("history", "save_session", "x", "saves these steps as a session", "session"),
    Key("history", "leave", "escape", "leaves the filter, then the history"),
    Key("history", "back", "q", "goes back", "back"),
)

WATCH = (
    Key("watch", "pause", "space", "stops the session that runs, or lets it go on", "pause"),
    Key("watch", "go_on", "right", "does the next step now", "next"),
    Key("watch", "go_back", "left", "looks at the step before; nothing is undone", "back"),
    Key("watch", "leave", "escape", "leaves the session; what was done stays", "leave"),
)

UNDOING = (
    Key("undoing", "too", "y", "undoes what rests on it too", "undo them too"),
    Key("undoing", "alone", "n", "undoes only what was chosen", "only this one"),
    Key("undoing", "leave", "escape", "undoes nothing", "leave"),
)

PAIRS = (
    Key("pairs", "same", "y", "they are one event", "one event"),
    Key("pairs", "keep_apart", "n", "they are two; not asked again in this store", "two"),
    Key("pairs", "next", "space,s,right", "goes to the next pair, this one comes again", "later"),
    Key("pairs", "previous", "N,left", "goes to the pair before"),
    Key("pairs", "undo", "u", "takes back the last answer", "undo"),
    Key("pairs", "passage", "o", "opens the passage in its article", "passage"),
    Key("pairs", "down", "j,down", "goes a line down"),
    Key("pairs", "up", "k,up", "goes a line up"),
    Key("pairs", "page_down", "pagedown,ctrl+d", "goes a screen down"),
    Key("pairs", "page_up", "pageup,ctrl+u", "goes a screen up"),
    Key("pairs", "back", "q,escape", "goes back", "back"),
)

DISAGREEMENTS = (
    Key("disagreements", "next", "n,right", "goes to the next difference", "next"),
    Key("disagreements", "previous", "N,left", "goes to the difference before"),
    Key("disagreements", "adopt('first')", "1", "adopts what the first did", "adopt first"),
    Key("disagreements", "adopt('second')", "2", "adopts what the second did", "adopt second"),
    Key("disagreements", "undo", "u", "takes back what was adopted last", "undo"),
    Key("disagreements", "passage", "o", "opens the passage in its article", "passage"),
    Key("disagreements", "down", "j,down", "goes a line down"),
    Key("disagreements", "up", "k,up", "goes a line up"),
    Key("disagreements", "page_down", "space,pagedown,ctrl+d", "goes a screen down"),
    Key("disagreements", "page_up", "pageup,ctrl+u", "goes a screen up"),
    Key("disagreements", "back", "q,escape", "goes back", "back"),
)

SCENARIOS = (
    Key("scenarios", "make", "a", "makes a scenario", "make"),
    Key("scenarios", "mark", "m", "says what was found about the scenario", "mark"),
    Key("scenarios", "edit", "e", "edits title, question and note", "edit"),
    Key("scenarios", "remove", "x", "removes the scenario; its items stay", "remove"),
    Key("scenarios", "undo", "u", "undoes the last act", "undo"),
    Key("scenarios", "redo", "ctrl+r", "redoes what was undone"),
    Key("scenarios", "back", "q,escape", "goes back", "back"),
)

PLACES = (
    Key("places", "tick", "space", "ticks the place, or not", "tick"),
    Key("places", "take", "enter", "tags what is ticked, in one act", "tag"),
    Key("places", "kind('claim')", "c", "they are claims", "claim"),
    Key("places", "kind('trigger')", "t", "they are trigger events", "trigger"),
    Key("places", "kind('prediction')", "p", "they are predictions", "prediction"),
    Key("places", "tick_all", "a", "ticks all places, or none", "all"),
    Key("places", "each", "i", "one item of all places, or an item of each", "one or each"),
    Key("places", "down", "j,down", "goes to the next place"),
    Key("places", "up", "k,up", "goes to the place before"),
    Key("places", "first", "g,home", "goes to the first place"),
    Key("places", "last", "G,end", "goes to the last place"),
    Key("places", "page_down", "pagedown,ctrl+d", "goes a screen down"),
    Key("places", "page_up", "pageup,ctrl+u", "goes a screen up"),
    Key("places", "leave", "escape,q", "goes back; nothing is tagged", "back"),
)

MIRROR = (
    Key("mirror", "take", "enter", "copies the tag to this passage", "take it"),
    Key("mirror", "leave", "escape", "leaves the selection, then the article"),
    Key("mirror", "back", "q", "goes back; nothing is copied", "back"),
)

CHOICE = (
    Key("choice", "previous", "left", "goes to the word before"),
    Key("choice", "next", "right,space", "goes to the next word"),
    Key("ticks", "previous", "up", "goes to the component above"),
    Key("ticks", "next", "down", "goes to the component below"),
    Key("ticks", "turn", "space", "says that it holds, or not, or nothing of it"),
    Key("ticks", "hold", "y", "says that it holds"),
    Key("ticks", "fail", "n", "says that it does not hold"),
)

PICKER = (
    Key("picker", "choose", "enter", "takes the line under the cursor", "choose"),
    Key("picker", "previous", "up,ctrl+p", "goes to the line before", "up"),
    Key("picker", "next", "down,ctrl+n", "goes to the next line", "down"),
    Key("picker", "page_up", "pageup", "goes a screen up"),
    Key("picker", "page_down", "pagedown", "goes a screen down"),
    Key("picker", "leave", "escape", "chooses nothing", "leave"),
)

PROMPT = (
    Key("prompt", "enter", "enter", "goes to the next field, from the last saves", "next, save"),
    Key("prompt", "next", "down,tab", "goes to the next field"),
    Key("prompt", "previous", "up,shift+tab", "goes to the field before"),
    Key("prompt", "save", "ctrl+s", "saves all fields", "save"),
    Key("prompt", "leave", "escape", "leaves things as they are", "leave"),
)

FIND = (
    Key("find", "keep", "enter", "keeps what is marked and goes to the text", "go there"),
    Key("find", "next", "down", "looks at the next place", "next"),
    Key("find", "previous", "up", "looks at the place before"),
    Key("find", "turn_regex", "ctrl+r", "takes the words as a regular expression, or not", "regex"),
    Key("find", "leave", "escape", "goes back to where one was; nothing is marked", "leave"),
)

OUTLINE = (Key("outline", "leave", "escape,q,O", "stays where one is in the text", "leave"),)

SEARCH = (
    Key("search", "choose", "enter", "opens what is under the cursor", "open"),
    Key("search", "previous", "up", "goes to the line before"),
    Key("search", "next", "down", "goes to the next line; more come at the last", "down"),
    Key("search", "page_up", "pageup", "goes a screen up"),
    Key("search", "page_down", "pagedown", "goes a screen down"),
    Key("search", "leave", "escape", "goes back to where one was", "back"),
)

HELP = (
    Key("help", "down", "j,down", "goes a line down"),
    Key("help", "up", "k,up", "goes a line up"),
    Key("help", "page_down", "space,pagedown", "goes a screen down", "more"),
    Key("help", "page_up", "pageup", "goes a screen up"),
    Key("help", "leave", "escape,q,question_mark,f1,enter", "goes back", "leave"),
)

MESSAGE = (Key("message", "leave", "escape,q,enter,ctrl+o", "goes back", "leave"),)

KEYS: tuple[Key, ...] = (
    *LIBRARY,
    *READING,
    *FORM,
    *BOARD,
    *RECORD,
    *TIMELINE,
    *MATRIX,
    *ODDS,
    *MOVED,
    *ITEM,
    *REVIEW,
    *FINDING,
    *HISTORY,
    *UNDOING,
    *WATCH,
    *PAIRS,
    *DISAGREEMENTS,
    *SCENARIOS,
    *PLACES,
    *MIRROR,
    *CHOICE,
    *PICKER,
    *PROMPT,
    *FIND,
    *OUTLINE,
    *MESSAGE,
    *SEARCH,
    *HELP,
    *LIST,
    *EVERYWHERE,
)
