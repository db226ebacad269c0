package dev.vethwork.ui.shell;

import dev.vethwork.ui.lesson.LessonModel;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;

/** Everything that the panes of one window share. */
public record Workbench(Document document, Selection selection, LabSession session, Background background, LessonModel lesson) {}
