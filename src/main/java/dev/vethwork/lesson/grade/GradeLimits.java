package dev.vethwork.lesson.grade;

import java.time.Duration;

/**
 * What one submission may take.
 *
 * @param time from its reading to the last answer
 * @param nodes that it draws
 * @param cables that it draws
 * @param services that it starts
 * @param megabytes of memory for each process of its services
 * @param processes that its services may be at once
 */
public record GradeLimits(Duration time, int nodes, int cables, int services, int megabytes, int processes) {
    public static final GradeLimits DEFAULT = new GradeLimits(Duration.ofSeconds(90), 200, 1_000, 20, 256, 320);

    public GradeLimits withTime(Duration value) {
        return new GradeLimits(value, nodes, cables, services, megabytes, processes);
    }
}
