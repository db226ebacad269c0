package dev.vethwork.machine;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps those away meanwhile who change the machine. */
final class Together implements BeforeEachCallback, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        MachineLock.together();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        MachineLock.release();
    }
}
