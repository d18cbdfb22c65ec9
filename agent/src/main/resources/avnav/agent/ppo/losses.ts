  def value_loss(self, values: Tensor, old_values: Tensor, returns: Tensor, clip: float, clipped: bool) -> Tensor:
    loss = torch.pow(values - returns, 2)
    if clipped:
      moved = old_values + torch.clamp(values - old_values, -clip, clip)
      loss = torch.max(loss, torch.pow(moved - returns, 2))
    return torch.mean(loss) * 0.5

  def entropy(self, log_probabilities: Tensor) -> Tensor:
    return torch.neg(torch.mean(torch.sum(torch.exp(log_probabilities) * log_probabilities, [1])))

  def ppo(self, logits: Tensor, values: Tensor, actions: Tensor, old: Tensor, old_values: Tensor, returns: Tensor, advantages: Tensor, hyper: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    clip = float(torch.item(hyper[0]))
    lp = torch.log_softmax(logits, 1)
    ratio = torch.exp(torch.gather(lp, 1, actions) - old)
    near = torch.clamp(ratio, 1.0 - clip, 1.0 + clip)
    action_loss = torch.neg(torch.mean(torch.min(ratio * advantages, near * advantages)))
    clipped = float(torch.item(hyper[3])) > 0.5
    value_loss = (self).value_loss(values, old_values, returns, clip, clipped)
    entropy = (self).entropy(lp)
    weighted = value_loss * float(torch.item(hyper[1])) - entropy * float(torch.item(hyper[2]))
    return (weighted + action_loss, value_loss, action_loss, entropy)

  def imitation(self, logits: Tensor, values: Tensor, expert: Tensor, weight: Tensor, returns: Tensor, hyper: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    lp = torch.log_softmax(logits, 1)
    cross = torch.neg(torch.sum(torch.gather(lp, 1, expert) * weight)) / torch.clamp(torch.sum(weight), 1.0)
    value_loss = (self).value_loss(values, values, returns, 1.0, False)
    entropy = (self).entropy(lp)
    weighted = value_loss * float(torch.item(hyper[0])) - entropy * float(torch.item(hyper[1]))
    return (weighted + cross, value_loss, cross, entropy)
