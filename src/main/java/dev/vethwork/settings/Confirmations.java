package dev.vethwork.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What asks before it is done. Programs that a file from elsewhere names are always asked about.
 *
 * @param deploy deploying on the machine itself
 * @param teardown taking a lab down
 */
@RecordBuilder
public record Confirmations(@JsonProperty("confirmDeploy") boolean deploy, @JsonProperty("confirmTeardown") boolean teardown) implements ConfirmationsBuilder.With {
    public static final Confirmations DEFAULT = new Confirmations(true, true);
}
