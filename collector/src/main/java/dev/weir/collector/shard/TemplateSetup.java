package dev.weir.collector.shard;

import dev.weir.collector.config.TemplateSettings;
import dev.weir.decode.template.TemplateLimits;
import dev.weir.decode.template.WaitingLimits;

/** Turns the configuration of templates into what decoders need. */
final class TemplateSetup {
    private TemplateSetup() {}

    static TemplateLimits limits(TemplateSettings settings) {
        final TemplateLimits usual = TemplateLimits.DEFAULT;
        return new TemplateLimits(
                settings.maxPerExporter(),
                usual.domainsPerExporter(),
                usual.bytes(),
                settings.expiry().toNanos());
    }

    static WaitingLimits waiting(TemplateSettings settings) {
        return new WaitingLimits(
                (int) settings.waitingBytes().bytes(),
                WaitingLimits.DEFAULT.setsPerDomain(),
                settings.waitingAge().toNanos());
    }
}
