  def distillation(self, features: Tensor, logits: Tensor, value: Tensor, taught_features: Tensor, taught_logits: Tensor, taught_value: Tensor, hyper: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    said = torch.log_softmax(logits, 1)
    taught = torch.log_softmax(taught_logits, 1)
    kl = torch.mean(torch.sum(torch.exp(taught) * (taught - said), [1]))
    value_error = torch.mean(torch.pow(value - taught_value, 2))
    feature_error = torch.mean(torch.pow(features - taught_features, 2))
    total = kl + value_error * float(torch.item(hyper[0])) + feature_error * float(torch.item(hyper[1]))
    same = torch.to(torch.eq(torch.argmax(logits, 1), torch.argmax(taught_logits, 1)), 6)
    return (total, kl, value_error, feature_error, torch.mean(same))
