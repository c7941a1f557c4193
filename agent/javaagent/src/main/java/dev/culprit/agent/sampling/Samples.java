package dev.culprit.agent.sampling;

import dev.culprit.profile.SamplesFile;
import dev.culprit.profile.SamplingInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The samples at one moment.
 *
 * @param content null when there are none
 * @param notes what is missing, one plain sentence each
 */
public record Samples(SamplingInfo info, @Nullable SamplesFile content, List<String> notes) {}
